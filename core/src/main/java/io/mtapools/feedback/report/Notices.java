package io.mtapools.feedback.report;

import io.mtapools.feedback.reply.ReplyRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads bounces that follow no RFC, by what they have in common: who sends them, and what they say of whom. Immutable.
 *
 * <p>Prose that only warns of a delay is told apart by {@link Report#isDelay}, but stays a bounce, a soft one: words are
 * no such proof as RFC 3464's {@code Action: delayed}, and a soft bounce of a passing trouble counts nowhere.
 */
final class Notices {
    private static final Pattern FAILURE_SUBJECT = Words.anyOf(
            "undeliver",
            "undelivered",
            "returned (?:mail|to sender|message)",
            "return(?:ing|ed)? (?:message|mail)",
            "fail(?:ure|ed)",
            "delivery (?:status|problem|error|notification|report|has)",
            "could(?: not|n't) be delivered",
            "mail (?:system )?error",
            "non-?deliver",
            "not delivered",
            "rejected",
            "bounce",
            "not (?:a )?member",
            "loop alert",
            "unzustellbar",
            "non remis",
            "zustell");

    private static final Pattern FAILURE_TEXT = Words.anyOf(
            "(?:could|can|was|were|is|be|been) ?(?:not|n't|unable)(?: \\w+){0,3} (?:be )?deliver",
            "deliver\\w*(?: \\w+){0,4} fail",
            "fail\\w*(?: \\w+){0,4} deliver",
            "undeliver",
            "unable to (?:be )?deliver",
            "permanent(?:ly)? (?:error|fail|fatal)",
            "returned to sender",
            "did not reach",
            "not (?:yet )?(?:been )?delivered",
            "(?:user|recipient|address|mailbox)(?: \\w+){0,3} (?:unknown|full|invalid|rejected)",
            "unknown (?:user|recipient|address)",
            "invalid (?:user|recipient|address)",
            "giving up",
            "given up",
            "problem (?:while )?deliver",
            "error deliver",
            "errors? occurred",
            "rejected",
            "not (?:a )?member",
            "duplicated message-id");

    private static final Pattern DELAY = Words.anyOf(
            "this is a warning message only",
            "you do not need to resend",
            "will (?:continue to )?(?:keep )?(?:be )?(?:retr|try)\\w*(?: \\w+){0,4} (?:for|until|deliver)",
            "not (?:yet )?been delivered yet",
            "delivery attempts? (?:to this|will)(?: \\w+){0,4} continue",
            "no action is required");

    private static final Pattern DELAY_SUBJECT =
            Words.anyOf("\\bdelay(?:ed)?\\b", "warning: ", "still being (?:re)?tried", "not yet delivered");

    private static final int MAX_RECIPIENTS = 100;

    private final ReplyRules rules;

    Notices(ReplyRules rules) {
        this.rules = rules;
    }

    Optional<Report> read(Reading reading) {
        if (!isBounce(reading)) {
            return Optional.empty();
        }
        boolean late = isDelay(reading);
        return Optional.of(Report.of(ReportKind.BOUNCE)
                .reason(late ? Report.DELAYED : "notice")
                .originalHeaders(reading.original())
                .recipients(recipients(reading, late))
                .build());
    }

    private static boolean isBounce(Reading reading) {
        ParsedMail mail = reading.mail();
        String said = reading.notice().saidText();
        boolean quotes = ReplyText.isQuotedIn(said);
        boolean failed = quotes || FAILURE_TEXT.matcher(said).find();
        boolean announced = FAILURE_SUBJECT.matcher(mail.subject()).find()
                || DELAY_SUBJECT.matcher(mail.subject()).find();
        boolean bySystem = Senders.isDaemon(mail) || Senders.isNull(mail);
        return bySystem ? failed || announced : failed && announced && quotes;
    }

    private static boolean isDelay(Reading reading) {
        return DELAY_SUBJECT.matcher(reading.mail().subject()).find()
                && DELAY.matcher(reading.notice().saidText()).find();
    }

    private List<ReportedRecipient> recipients(Reading reading, boolean late) {
        NoticeSegments segments = new NoticeSegments(reading.notice());
        List<ReportedRecipient> recipients = new ArrayList<>();
        for (String address : limited(addresses(reading, segments))) {
            Diagnosis diagnosis = new Diagnosis(rules, address).onlyLate(late);
            segments.about(address).forEach(diagnosis::text);
            recipients.add(diagnosis.text(segments.all()).bounced());
        }
        if (recipients.isEmpty()) {
            recipients.add(new Diagnosis(rules, null)
                    .onlyLate(late)
                    .text(segments.all())
                    .bounced());
        }
        return recipients;
    }

    private static List<String> limited(Set<String> addresses) {
        return addresses.stream().limit(MAX_RECIPIENTS).collect(Collectors.toList());
    }

    private static Set<String> addresses(Reading reading, NoticeSegments segments) {
        Set<String> returnedTo =
                lower(Addresses.in(String.join(" ", reading.mail().header().all("To"))));
        List<Set<String>> sources = List.of(
                segments.headed(),
                lower(Addresses.in(String.join(" ", reading.mail().header().all("X-Failed-Recipients")))),
                segments.named(),
                lower(Addresses.in(String.join(" ", reading.original().all("To")))));
        Set<String> fallback = Set.of();
        for (Set<String> source : sources) {
            Set<String> others = new LinkedHashSet<>(source);
            others.removeAll(returnedTo);
            if (!others.isEmpty()) {
                return others;
            }
            fallback = fallback.isEmpty() ? source : fallback;
        }
        return fallback;
    }

    private static Set<String> lower(List<String> addresses) {
        Set<String> lower = new LinkedHashSet<>();
        addresses.forEach(address -> lower.add(address.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
