package io.mtapools.delivery;

import com.sun.mail.util.MailConnectException;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.mail.AuthenticationFailedException;
import javax.mail.MessagingException;

/**
 * What one conversation came to, and whether another host may be dialled after it: only where this one gave no SMTP
 * reply, or can't be spoken to as securely as the policy demands. Immutable.
 */
final class Verdict {
    private final Outcome outcome;
    private final boolean another;

    private Verdict(Outcome outcome, boolean another) {
        this.outcome = outcome;
        this.another = another;
    }

    /** Reads it off the conversation and what it threw, null where it threw nothing. */
    static Verdict of(Target target, Dialogue dialogue, Exception failure) {
        Verdict verdict = read(target, dialogue, failure);
        Optional<String> security =
                dialogue.agreed().or(() -> dialogue.clearBecause().map(Verdict::inClear));
        return security.map(verdict::over).orElse(verdict);
    }

    private static Verdict read(Target target, Dialogue dialogue, Exception failure) {
        if (failure == null || dialogue.accepted()) {
            return last(Outcome.delivered(reply(dialogue), target.host()));
        }
        Optional<String> trouble = dialogue.tlsTrouble();
        if (trouble.isPresent()) {
            return new Verdict(
                    silent(target, "no TLS: " + trouble.get(), ReplyCategory.TRANSIENT)
                            .from(target.host()),
                    true);
        }
        if (dialogue.code() >= 400 && dialogue.code() < 600) {
            return last(refused(dialogue).from(target.host()));
        }
        return Causes.find(failure, IOException.class)
                .map(io -> broken(target, dialogue, failure))
                .orElseGet(() -> unexpected(target, dialogue, failure));
    }

    /**
     * What a server refuses for good in the transaction bounces; whom it won't talk to, or not in clear (530, RFC 3207),
     * may come again.
     */
    private static Outcome refused(Dialogue dialogue) {
        boolean notInClear = dialogue.code() == 530 && dialogue.agreed().isEmpty();
        boolean forGood = dialogue.code() >= 500 && dialogue.repliedAt().isTransaction() && !notInClear;
        return forGood ? Outcome.bounced(reply(dialogue)) : Outcome.deferred(reply(dialogue));
    }

    private static Verdict broken(Target target, Dialogue dialogue, Exception failure) {
        if (Causes.find(failure, MailConnectException.class).isPresent()) {
            return new Verdict(silent(target, Causes.text(failure), ReplyCategory.CONNECTION), true);
        }
        if (isUnbindable(failure)) {
            String why = "this machine can't send from the egress IP: " + Causes.text(failure);
            return last(silent(target, why, ReplyCategory.CONNECTION));
        }
        boolean slow = Causes.find(failure, SocketTimeoutException.class).isPresent();
        String why = slow
                ? "no answer to " + dialogue.stage().text() + " in time"
                : "lost at " + dialogue.stage().text() + ": " + Causes.text(failure);
        ReplyCategory meaning = Causes.isNetwork(failure) ? ReplyCategory.CONNECTION : ReplyCategory.TRANSIENT;
        return new Verdict(silent(target, why, meaning).from(target.host()), dialogue.code() == 0);
    }

    private static Verdict unexpected(Target target, Dialogue dialogue, Exception failure) {
        if (dialogue.answered() && dialogue.stage().isTransaction() && dialogue.stage() != Stage.BODY) {
            return last(Outcome.deferred(reply(dialogue)).from(target.host()));
        }
        boolean closed = !dialogue.answered()
                && failure instanceof MessagingException
                && !(failure instanceof AuthenticationFailedException);
        String why = closed
                ? "no SMTP reply to " + dialogue.stage().text() + ": " + Texts.line(dialogue.lastLine())
                : "failed at " + dialogue.stage().text() + ": " + Causes.text(failure);
        ReplyCategory meaning = closed ? ReplyCategory.CONNECTION : ReplyCategory.TRANSIENT;
        return new Verdict(silent(target, why, meaning).from(target.host()), closed && dialogue.code() == 0);
    }

    /** Whether the local address could not be taken, before anybody was dialled. */
    static boolean isUnbindable(Exception failure) {
        return Causes.find(failure, BindException.class).isPresent()
                && Causes.find(failure, MailConnectException.class).isEmpty();
    }

    private static Outcome silent(Target target, String why, ReplyCategory meaning) {
        return Outcome.deferred(SmtpReply.withoutCode(target + ": " + why)).meaning(meaning);
    }

    private static SmtpReply reply(Dialogue dialogue) {
        return SmtpReply.parse(Texts.reply(dialogue.reply()));
    }

    private static Verdict last(Outcome outcome) {
        return new Verdict(outcome, false);
    }

    private static String inClear(String why) {
        return "clear, because TLS failed: " + why;
    }

    private Verdict over(String security) {
        return new Verdict(outcome.over(security), another);
    }

    /** The same, unless the attempt was cut off before the server had said anything to the point. */
    Verdict unless(Optional<Outcome> cut) {
        if (cut.isEmpty() || outcome.reply().code() != 0) {
            return this;
        }
        Outcome ended = outcome.mxHost().map(cut.get()::from).orElse(cut.get());
        return last(outcome.tls().map(ended::over).orElse(ended));
    }

    /** The same, of a conversation that was held in clear because of this. */
    Verdict inClearBecause(String trouble) {
        return outcome.reachedServer() ? over(inClear(trouble)) : this;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Whether another host may be dialled within this attempt. */
    boolean mayTryAnother() {
        return another;
    }
}
