package io.mtapools.config;

import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.SmtpReply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code <reply>}, and tries it on its own samples. */
final class ReplyReader {
    private static final int LONGEST_SAMPLE = 2000;
    private static final List<String> CATEGORIES =
            Arrays.stream(ReplyCategory.values()).map(ReplyCategory::text).collect(Collectors.toUnmodifiableList());

    private final Reading reading;

    ReplyReader(Reading reading) {
        this.reading = reading;
    }

    ReplySettings read(Node node) {
        Optional<Pattern> pattern = reading.attribute(node, "matches", Regexes::parseIgnoringCase);
        ReplyCategory means = reading.attribute(node, "means", Parsers.oneOf(CATEGORIES))
                .flatMap(ReplyCategory::parse)
                .orElse(ReplyCategory.UNKNOWN);
        ReplySettings.Builder reply =
                ReplySettings.of("reply at " + node.place(), pattern.orElse(Pattern.compile("")), means);
        reading.attribute(node, "provider", Parsers.list(Parsers::name))
                .ifPresent(names -> names.forEach(name -> {
                    reading.names()
                            .refer(
                                    NameIndex.Kind.PROVIDER,
                                    node.attribute("provider").orElseThrow(),
                                    name);
                    reply.provider(ProviderName.of(name));
                }));
        reading.attribute(node, "then", ReplyActions::parse).ifPresent(reply::then);
        reading.attribute(node, "lasts", Durations::parse).ifPresent(reply::lasts);
        reading.attribute(node, "velocity", Shares::parse).ifPresent(reply::velocity);
        if (node.attribute("then").isEmpty()) {
            node.attribute("lasts").ifPresent(field -> reading.problems().warn(field, Messages.lastsWithoutAction()));
        }
        node.children("sample").forEach(child -> sample(child, pattern).ifPresent(reply::sample));
        return reply.build();
    }

    private Optional<String> sample(Node node, Optional<Pattern> pattern) {
        Optional<String> sample = reading.text(node, ReplyReader::parseSample);
        boolean missed = sample.isPresent()
                && pattern.isPresent()
                && !pattern.get().matcher(searched(sample.get())).find();
        if (missed) {
            reading.problems().error(node.text(), Messages.sampleDoesNotMatch());
        }
        return sample;
    }

    private static String searched(String sample) {
        return SmtpReply.parse(sample).toString().replaceAll("\\s+", " ");
    }

    private static String parseSample(String text) throws Complaint {
        if (text.length() > LONGEST_SAMPLE || SmtpReply.parse(text).code() == 0) {
            throw new Complaint(Messages.sampleIsNoReply());
        }
        return text;
    }
}
