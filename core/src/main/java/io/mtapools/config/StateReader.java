package io.mtapools.config;

import io.mtapools.model.PoolName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code <state>}s of the feedback, which go from mild to severe. */
final class StateReader {
    private final Reading reading;
    private StateSettings previous;

    StateReader(Reading reading) {
        this.reading = reading;
    }

    /** Empty where its name can't be read, which is reported. */
    Optional<StateSettings> read(Node node) {
        Optional<FeedbackState> state = reading.attribute(node, "name", Parsers.oneOf(FeedbackState.names()))
                .map(name -> FeedbackState.valueOf(name.toUpperCase(Locale.ROOT)));
        StateSettings.Builder settings = StateSettings.of(state.orElse(FeedbackState.WATCH));
        reading.attribute(node, "complaints", Shares::parse).ifPresent(settings::complaints);
        reading.attribute(node, "bounces", Shares::parse).ifPresent(settings::bounces);
        reading.attribute(node, "velocity", Shares::parse).ifPresent(settings::velocity);
        reading.refer(NameIndex.Kind.POOL, node, "pool").map(PoolName::of).ifPresent(settings::pool);
        reading.attribute(node, "lasts", Durations::parse).ifPresent(settings::lasts);
        if (node.attribute("complaints").or(() -> node.attribute("bounces")).isEmpty()) {
            reading.problems().warn(node, Messages.stateNeedsThreshold());
        }
        if (state.filter(FeedbackState.SUSPENDED::equals).isPresent()
                && node.attribute("lasts").isEmpty()) {
            reading.problems().warn(node, Messages.suspendedForEver());
        }
        return state.map(known -> {
            reading.names().define(NameIndex.Kind.STATE, node.attribute("name").orElseThrow(), known.text());
            return inOrder(node, settings.build());
        });
    }

    private StateSettings inOrder(Node node, StateSettings state) {
        if (previous != null && state.state() != previous.state()) {
            String before = previous.state().text();
            if (state.state().compareTo(previous.state()) < 0) {
                reading.problems().error(node.attribute("name").orElseThrow(), Messages.stateOrder(before));
            }
            for (String threshold : List.of("complaints", "bounces")) {
                double mine = share(state, threshold);
                double theirs = share(previous, threshold);
                if (mine <= theirs) {
                    node.attribute(threshold)
                            .ifPresent(field -> reading.problems().error(field, Messages.thresholdOrder(before)));
                }
            }
        }
        previous = state;
        return state;
    }

    /** NaN, which compares with nothing, where it is not set. */
    private static double share(StateSettings state, String threshold) {
        return (threshold.equals("complaints") ? state.complaints() : state.bounces()).orElse(Double.NaN);
    }
}
