package io.mtapools.config;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code <replies>}; each rule is tried on its own samples. */
final class RepliesReader {
    private static final int LONGEST_SAMPLE = 2000;
    private static final Pattern ANYTHING = Pattern.compile("");

    private final Reading reading;

    RepliesReader(Reading reading) {
        this.reading = reading;
    }

    RepliesSettings read(Node node) {
        boolean builtIn = reading.attribute(node, "builtIn", Parsers::bool, true);
        return RepliesSettings.of(
                builtIn, node.children("reply").stream().map(this::reply).collect(Collectors.toList()));
    }

    private ReplySettings reply(Node node) {
        Pattern pattern = reading.attribute(node, "matches", Regexes::parse, ANYTHING);
        ReplyCategory means = reading.attribute(node, "means", Parsers.oneOf(categories()))
                .flatMap(ReplyCategory::parse)
                .orElse(ReplyCategory.UNKNOWN);
        ReplySettings reply = ReplySettings.of(pattern, means, samples(node, pattern));
        Optional<String> provider = reading.refer(NameIndex.Kind.PROVIDER, node, "provider");
        Optional<ReplyAction> then = reading.attribute(node, "then", Parsers.oneOf(ReplyAction.names()))
                .map(text -> ReplyAction.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')));
        Optional<Duration> lasts = reading.attribute(node, "lasts", Durations::parse);
        if (lasts.isPresent() && node.attribute("then").isEmpty()) {
            node.attribute("lasts").ifPresent(field -> reading.problems().warn(field, Messages.lastsWithoutAction()));
        }
        reply = provider.isPresent() ? reply.of(ProviderName.of(provider.get())) : reply;
        reply = then.isPresent() ? reply.then(then.get()) : reply;
        return lasts.isPresent() ? reply.lasting(lasts.get()) : reply;
    }

    static List<String> categories() {
        return Arrays.stream(ReplyCategory.values()).map(ReplyCategory::text).collect(Collectors.toList());
    }

    private List<String> samples(Node node, Pattern pattern) {
        List<String> samples = new ArrayList<>();
        for (Node child : node.children("sample")) {
            Optional<String> sample = reading.text(child, RepliesReader::sample);
            sample.ifPresent(samples::add);
            boolean found = sample.map(SmtpReply::parse)
                    .map(reply -> pattern.matcher(reply.toString()).find())
                    .orElse(true);
            if (!found) {
                reading.problems().error(child.text(), Messages.sampleDoesNotMatch());
            }
        }
        return samples;
    }

    private static String sample(String text) throws Complaint {
        if (text.length() > LONGEST_SAMPLE || SmtpReply.parse(text).code() == 0) {
            throw new Complaint(Messages.sampleIsNoReply());
        }
        return text;
    }
}
