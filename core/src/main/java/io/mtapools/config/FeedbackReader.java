package io.mtapools.config;

import java.time.Duration;
import java.util.Optional;

/** Reads {@code <feedback>}. */
final class FeedbackReader {
    private static final long MOST = 1_000_000_000L;

    private final Reading reading;

    FeedbackReader(Reading reading) {
        this.reading = reading;
    }

    FeedbackSettings read(Node node) {
        FeedbackSettings.Builder feedback = FeedbackSettings.builder();
        reading.attribute(node, "window", Durations::parse).ifPresent(feedback::window);
        reading.attribute(node, "atLeast", Parsers.count(1, MOST)).ifPresent(feedback::atLeast);
        reading.attribute(node, "complaintsAtLeast", Parsers.count(1, MOST)).ifPresent(feedback::complaintsAtLeast);
        reading.attribute(node, "address", MailAddresses::address).ifPresent(feedback::address);
        reading.attribute(node, "secret", Parsers::secret).ifPresent(feedback::secret);
        reading.attribute(node, "returnPath", MailAddresses::domainOrAddress).ifPresent(feedback::returnPath);
        reading.attribute(node, "reporters", Parsers.list(HostNames::domain)).ifPresent(feedback::reporters);
        StateReader states = new StateReader(reading);
        node.children("state").forEach(child -> states.read(child).ifPresent(feedback::state));
        node.child("recover").ifPresent(child -> recover(child, feedback));
        boolean untraced = node.attribute("secret").isEmpty()
                && node.attribute("address")
                        .or(() -> node.attribute("returnPath"))
                        .isPresent();
        if (untraced) {
            reading.problems().warn(node, Messages.addressWithoutSecret());
        }
        return feedback.build();
    }

    private void recover(Node node, FeedbackSettings.Builder feedback) {
        Optional<Double> below = reading.attribute(node, "below", Shares::parse);
        Optional<Duration> after = reading.attribute(node, "after", Durations::parse);
        if (below.isEmpty() || after.isEmpty()) {
            return;
        }
        feedback.build().states().stream()
                .filter(state -> state.complaints().orElse(1) <= below.get())
                .findFirst()
                .ifPresent(state -> reading.problems()
                        .error(
                                node.attribute("below").orElseThrow(),
                                Messages.recoverTooHigh(state.state().text())));
        feedback.recover(below.get(), after.get());
    }
}
