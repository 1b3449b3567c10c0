package io.mtapools.config;

import io.mtapools.model.PoolName;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is legal and unwise in the whole of the settings, beyond what one element shows. */
final class Advice {
    private final Problems problems;
    private final Settings settings;
    private final Node root;

    Advice(Problems problems, Settings settings, Node root) {
        this.problems = problems;
        this.settings = settings;
        this.root = root;
    }

    void give() {
        settings.pools().forEach(this::sharedPool);
        settings.traffic().types().forEach(this::automaticState);
        settings.feedback().ifPresent(feedback -> feedback.states().forEach(this::quarantine));
    }

    private void sharedPool(PoolSettings pool) {
        List<String> types = typesOf(pool.name());
        if (types.size() > 1) {
            problems.warn(node(pool.name()), Messages.sharedPool(String.join(", ", types)));
        }
    }

    private void automaticState(TypeSettings type) {
        Optional<FeedbackSettings> feedback = settings.feedback();
        Optional<String> state = type.automatic().filter(FeedbackState.names()::contains);
        if (feedback.isEmpty() || feedback.get().states().isEmpty() || state.isEmpty()) {
            return;
        }
        boolean defined = feedback.get().states().stream()
                .anyMatch(known -> known.state().text().equals(state.get()));
        if (!defined) {
            typeNode(type)
                    .flatMap(node -> node.attribute("automatic"))
                    .ifPresent(field -> problems.warn(field, Messages.stateNotDefined(state.get())));
        }
    }

    private void quarantine(StateSettings state) {
        Optional<PoolSettings> quarantine = state.pool().flatMap(settings::pool);
        quarantine.ifPresent(pool -> {
            List<String> types = typesOf(pool.name());
            if (!types.isEmpty()) {
                problems.warn(node(pool.name()), Messages.quarantineIsOrdinary(types.get(0)));
            }
            settings.pools().stream()
                    .filter(other -> !other.name().equals(pool.name()))
                    .forEach(other -> neighbours(pool, other));
        });
    }

    private void neighbours(PoolSettings quarantine, PoolSettings other) {
        Set<ByteBuffer> networks = new HashSet<>();
        other.ips().forEach(ip -> networks.add(IpAddresses.network(ip.ip().seenAs())));
        List<Node> nodes = node(quarantine.name()).children("ip");
        for (int i = 0; i < quarantine.ips().size(); i++) {
            if (networks.contains(
                    IpAddresses.network(quarantine.ips().get(i).ip().seenAs()))) {
                problems.warn(nodes.get(i), Messages.quarantineNear(other.name().value()));
            }
        }
    }

    private List<String> typesOf(PoolName pool) {
        return settings.traffic().types().stream()
                .filter(type -> type.pool().equals(pool))
                .map(type -> type.type().value())
                .collect(Collectors.toList());
    }

    private Node node(PoolName pool) {
        return root.children("pool").stream()
                .filter(node -> hasName(node, pool.value()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Node> typeNode(TypeSettings type) {
        return root.child("traffic").stream()
                .flatMap(traffic -> traffic.children("type").stream())
                .filter(node -> hasName(node, type.type().value()))
                .findFirst();
    }

    private static boolean hasName(Node node, String name) {
        return node.attribute("name").flatMap(Field::value).filter(name::equals).isPresent();
    }
}
