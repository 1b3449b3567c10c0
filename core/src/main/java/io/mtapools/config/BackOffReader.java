package io.mtapools.config;

/** Reads {@code <backOff>}. */
final class BackOffReader {
    private final Reading reading;

    BackOffReader(Reading reading) {
        this.reading = reading;
    }

    BackOffSettings read(Node node) {
        BackOffSettings standard = BackOffSettings.standard();
        return BackOffSettings.of(
                reading.attribute(node, "cut", Shares::parse, standard.cut()),
                reading.attribute(node, "reaction", Durations::parse, standard.reaction()),
                reading.attribute(node, "step", Shares::parse, standard.step()),
                reading.attribute(node, "every", Durations::parse, standard.every()));
    }
}
