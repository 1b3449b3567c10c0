package io.mtapools.config;

import io.mtapools.model.LimitScope;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code <pool>}s. */
final class PoolReader {
    /** In {@code <whenFull>}: no other pool, the mail is held. */
    static final String HOLD = "hold";

    /** What a call of the web API or a keyword means already. */
    private static final List<String> RESERVED = List.of(
            "streams",
            "events",
            "suppressions",
            "explain",
            "classify",
            "signals",
            "audit",
            "reload",
            "decisions",
            HOLD);

    private static final List<String> RESERVED_PROCESSORS =
            List.of("root", "transport", "error", "ghost", "local-address-error", "relay-denied", "bounces");

    private final Reading reading;
    private final IpReader ips;
    private final Map<String, Place> processors = new HashMap<>();

    PoolReader(Reading reading) {
        this.reading = reading;
        this.ips = new IpReader(reading);
    }

    PoolSettings read(Node node) {
        String name = reading.define(NameIndex.Kind.POOL, node);
        if (RESERVED.contains(name)) {
            reading.problems().error(node.attribute("name").orElseThrow(), Messages.reservedPool(RESERVED));
        }
        PoolSettings.Builder pool = PoolSettings.named(name);
        processor(node, name).ifPresent(pool::processor);
        node.children("ip").forEach(child -> ips.read(child).ifPresent(pool::ip));
        LimitReader limits = new LimitReader(reading, LimitScope.IP, LimitScope.IP, LimitScope.POOL);
        node.children("limit").forEach(child -> limit(child, limits.read(child), pool));
        node.child("connections")
                .flatMap(child -> reading.text(child, Parsers.count(1, ProviderReader.MOST_CONNECTIONS)))
                .ifPresent(count -> pool.connections(count.intValue()));
        node.child("whenFull").ifPresent(child -> whenFull(child, pool));
        Map<String, Place> lent = new HashMap<>();
        node.children("lends").forEach(child -> lends(child, pool, lent));
        advise(node);
        return pool.build();
    }

    private Optional<String> processor(Node node, String name) {
        Optional<Field> field = node.attribute("processor");
        if (field.isEmpty()) {
            node.attribute("name").ifPresent(named -> claimProcessor(node, named, "pool-" + name));
            return Optional.empty();
        }
        Optional<String> processor = reading.value(field.get(), Parsers::processor);
        processor.ifPresent(own -> claimProcessor(node, field.get(), own));
        return processor;
    }

    private void claimProcessor(Node node, Field field, String processor) {
        if (RESERVED_PROCESSORS.contains(processor)) {
            reading.problems().error(field, Messages.reservedProcessor(RESERVED_PROCESSORS));
        }
        Place before = processors.putIfAbsent(processor, node.place());
        if (before != null) {
            reading.problems().error(field, Messages.sharedProcessor(field.isOpen() ? processor : "…", before));
        }
    }

    private void limit(Node node, ScopedLimit limit, PoolSettings.Builder pool) {
        Optional<String> provider = reading.refer(NameIndex.Kind.PROVIDER, node, "provider");
        if (provider.isPresent()) {
            pool.limitAt(ProviderName.of(provider.get()), limit);
        } else {
            pool.limit(limit);
        }
    }

    private void whenFull(Node node, PoolSettings.Builder pool) {
        reading.text(node, Parsers::name).filter(name -> !name.equals(HOLD)).ifPresent(name -> {
            reading.names().refer(NameIndex.Kind.POOL, node.text(), name);
            pool.whenFull(PoolName.of(name));
        });
    }

    private void lends(Node node, PoolSettings.Builder pool, Map<String, Place> lent) {
        Optional<String> to = reading.refer(NameIndex.Kind.POOL, node, "to");
        double upTo = reading.attribute(node, "upTo", Shares::parse, 1.0);
        to.ifPresent(name -> {
            Place before = lent.putIfAbsent(name, node.place());
            if (before != null) {
                reading.problems().error(node.attribute("to").orElseThrow(), Messages.lendsTwice(before));
            }
            pool.lends(Lending.of(PoolName.of(name), upTo));
        });
    }

    private void advise(Node node) {
        List<Node> addresses = node.children("ip");
        if (node.isComplete() && addresses.size() == 1) {
            reading.problems().warn(node, Messages.alone());
        }
        boolean allStandby = !addresses.isEmpty()
                && addresses.stream().allMatch(ip -> ip.attribute("standby")
                        .flatMap(Field::value)
                        .filter("true"::equals)
                        .isPresent());
        if (allStandby) {
            reading.problems().warn(node, Messages.onlyStandby());
        }
    }
}
