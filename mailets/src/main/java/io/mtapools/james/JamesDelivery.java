package io.mtapools.james;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.Settings;
import io.mtapools.dispatch.Delivery;
import io.mtapools.dispatch.Facts;
import io.mtapools.dispatch.Parcel;
import io.mtapools.feedback.reply.ConfiguredRules;
import io.mtapools.feedback.reply.ReplyRules;
import io.mtapools.mail.DeliveryTags;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attempts over SMTP by the pools' ways out, on threads of its own. Thread-safe. */
final class JamesDelivery implements Delivery {
    private static final Logger LOGGER = LoggerFactory.getLogger(JamesDelivery.class);

    private final Outlets outlets;
    private final Supplier<Settings> settings;
    private final Executor attempts;
    private final DeliveryMetrics metrics;
    private final Supplier<ReplyRules> rules;

    JamesDelivery(Outlets outlets, CurrentSettings settings, Executor attempts, DeliveryMetrics metrics) {
        this.outlets = outlets;
        this.settings = settings;
        this.attempts = attempts;
        this.metrics = metrics;
        this.rules = settings.derive(now -> ConfiguredRules.of(now.replies()));
    }

    @Override
    public void attempt(Parcel parcel, EgressIp ip, Consumer<Outcome> whenOver) {
        try {
            attempts.execute(() -> whenOver.accept(attempt((MailParcel) parcel, ip)));
        } catch (RejectedExecutionException e) {
            whenOver.accept(notMade("James is stopping"));
        }
    }

    @Override
    public void conclude(Parcel parcel, Outcome outcome) {
        Outlet outlet = outlets.find(parcel.facts().pool())
                .orElseThrow(
                        () -> new IllegalStateException("pool " + parcel.facts().pool()
                                + " has no PoolRemoteDelivery: add one to its processor in mailetcontainer.xml"));
        Mail mail = ((MailParcel) parcel).tagged();
        DeliveryTags.forget(mail);
        outlet.conclude(mail, outcome);
        metrics.count(outcome);
        if (outcome.kind() != Outcome.Kind.DELIVERED) {
            LOGGER.info(
                    "{} after {} attempts: pool {}, stream {}, provider {}, {}",
                    outcome.kind(),
                    parcel.facts().attempts(),
                    parcel.facts().pool(),
                    parcel.facts().stream(),
                    parcel.facts().provider(),
                    outcome.reply().code() == 0
                            ? "no reply"
                            : "reply " + outcome.reply().code());
        }
    }

    private Outcome attempt(MailParcel parcel, EgressIp ip) {
        try {
            Mail mail = parcel.tagged();
            DeliveryTags.writeEgressIp(mail, ip);
            Outlet outlet = outlets.find(parcel.facts().pool()).orElseThrow();
            Outcome outcome = read(
                    outlet.attempt(
                            mail,
                            ip,
                            settings.get().provider(parcel.facts().provider()).tls()),
                    parcel.facts());
            metrics.countAttempt(outcome);
            LOGGER.debug(
                    "Attempt {} of {} from {} to {}: {}",
                    parcel.facts().attempts() + 1,
                    mail.getName(),
                    ip,
                    parcel.facts().provider(),
                    outcome);
            return outcome;
        } catch (RuntimeException e) {
            LOGGER.error(
                    "An attempt of delivery {} from {} failed inside the pack; it will be tried again",
                    parcel.id(),
                    ip,
                    e);
            return notMade("internal error: " + e);
        }
    }

    /** What there was to hear has its meaning; where there was no reply, delivery said what went wrong. */
    private Outcome read(Outcome outcome, Facts facts) {
        return outcome.isDelivered() || outcome.category().isPresent()
                ? outcome
                : outcome.meaning(rules.get()
                        .classify(facts.provider(), outcome.reply(), facts.attempts() == 0)
                        .category());
    }

    private static Outcome notMade(String why) {
        return Outcome.deferred(SmtpReply.withoutCode(why)).meaning(ReplyCategory.TRANSIENT);
    }
}
