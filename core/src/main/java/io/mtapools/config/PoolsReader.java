package io.mtapools.config;

import java.util.Collection;

/** Reads the root element, and with it everything. */
final class PoolsReader {
    private final Reading reading;
    private final Problems problems;

    PoolsReader(Problems problems) {
        this.problems = problems;
        this.reading = new Reading(problems);
    }

    /** @throws ConfigurationException with all that is wrong, what was reported before included */
    Settings read(Node root) {
        new ShapeCheck(problems).check(root, Grammar.POOLS);
        Settings.Builder settings = Settings.builder();
        reading.attribute(root, "reviewed", Parsers::date).ifPresent(settings::reviewed);
        root.child("traffic").map(new TrafficReader(reading)::read).ifPresent(settings::traffic);
        providers(root).forEach(settings::provider);
        pools(root, settings);
        WarmUpReader warmUps = new WarmUpReader(reading);
        root.children("warmUp").forEach(node -> settings.warmUp(warmUps.read(node)));
        root.child("feedback").map(new FeedbackReader(reading)::read).ifPresent(settings::feedback);
        root.child("replies").map(new RepliesReader(reading)::read).ifPresent(settings::replies);
        root.child("backOff").map(new BackOffReader(reading)::read).ifPresent(settings::backOff);
        root.child("retry").map(new RetryReader(reading)::read).ifPresent(settings::retry);
        root.child("store").map(new StoreReader(reading)::read).ifPresent(settings::store);
        root.child("attempts")
                .flatMap(node -> reading.attribute(node, "atOnce", Parsers.count(4, 1024)))
                .ifPresent(count -> settings.attemptsAtOnce(count.intValue()));
        root.child("copies")
                .flatMap(node -> reading.attribute(node, "upTo", Parsers::bytes))
                .ifPresent(settings::mostCopiedBytes);
        if (root.isComplete()) {
            reading.names().check();
        }
        problems.throwIfAny();
        Settings complete = settings.build();
        new Advice(problems, complete, root).give();
        return complete;
    }

    private Collection<ProviderSettings> providers(Node root) {
        ProvidersReader reader = new ProvidersReader(reading);
        return root.child("providers").map(reader::read).orElseGet(reader::standard);
    }

    private void pools(Node root, Settings.Builder settings) {
        PoolReader reader = new PoolReader(reading);
        LendingCheck lendings = new LendingCheck(problems);
        root.children("pool").forEach(node -> {
            PoolSettings pool = reader.read(node);
            settings.pool(pool);
            lendings.add(node, pool);
        });
        if (root.isComplete()) {
            lendings.check();
        }
    }
}
