package io.mtapools.config;

import io.mtapools.model.PoolName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who lends to whom: never in a circle, and who borrows borrows from one that lends. */
final class LendingCheck {
    private final Problems problems;
    private final Map<PoolName, PoolSettings> pools = new LinkedHashMap<>();
    private final Map<PoolName, Node> nodes = new LinkedHashMap<>();

    LendingCheck(Problems problems) {
        this.problems = problems;
    }

    void add(Node node, PoolSettings pool) {
        if (pools.putIfAbsent(pool.name(), pool) == null) {
            nodes.put(pool.name(), node);
        }
    }

    void check() {
        Set<Set<PoolName>> told = new HashSet<>();
        pools.values().forEach(pool -> {
            borrows(pool);
            for (Lending lending : pool.lends()) {
                lends(pool, lending, told);
            }
        });
    }

    private void borrows(PoolSettings pool) {
        Optional<PoolSettings> lender = pool.whenFull().map(pools::get);
        boolean lends = lender.map(known -> lendsTo(known, pool.name())).orElse(true);
        if (!lends) {
            Field field = nodes.get(pool.name()).child("whenFull").orElseThrow().text();
            problems.error(
                    field, Messages.doesNotLend(shown(lender.orElseThrow().name()), shown(pool.name())));
        }
    }

    private void lends(PoolSettings pool, Lending lending, Set<Set<PoolName>> told) {
        Node node = nodes.get(pool.name()).children("lends").stream()
                .filter(child -> child.attribute("to")
                        .flatMap(Field::value)
                        .filter(lending.to().value()::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        if (lending.to().equals(pool.name())) {
            problems.error(node, Messages.lendsToItself());
            return;
        }
        List<PoolName> circle = way(lending.to(), pool.name(), new HashSet<>());
        if (!circle.isEmpty() && told.add(new HashSet<>(circle))) {
            circle.add(0, pool.name());
            problems.error(
                    node,
                    Messages.lendingCircle(circle.stream().map(this::shown).collect(Collectors.joining(" to "))));
        }
        Optional<PoolSettings> borrower = Optional.ofNullable(pools.get(lending.to()));
        if (borrower.filter(known -> !known.whenFull().equals(Optional.of(pool.name())))
                .isPresent()) {
            problems.warn(node, Messages.lendsUnused(shown(lending.to())));
        }
    }

    /** From one pool to another by what they lend, both ends included; empty where there is none. */
    private List<PoolName> way(PoolName from, PoolName to, Set<PoolName> visited) {
        if (from.equals(to)) {
            return new ArrayList<>(List.of(to));
        }
        if (visited.add(from) && pools.containsKey(from)) {
            for (Lending lending : pools.get(from).lends()) {
                List<PoolName> rest = way(lending.to(), to, visited);
                if (!rest.isEmpty()) {
                    rest.add(0, from);
                    return rest;
                }
            }
        }
        return List.of();
    }

    private static boolean lendsTo(PoolSettings lender, PoolName borrower) {
        return lender.lends().stream().anyMatch(lending -> lending.to().equals(borrower));
    }

    private String shown(PoolName name) {
        boolean open = nodes.get(name).attribute("name").map(Field::isOpen).orElse(false);
        return open ? name.value() : "…";
    }
}
