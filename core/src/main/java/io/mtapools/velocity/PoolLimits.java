package io.mtapools.velocity;

import io.mtapools.config.PoolSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.config.ScopedLimit;
import io.mtapools.model.Limit;
import io.mtapools.model.LimitScope;
import io.mtapools.model.ProviderName;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What limits a pool's mail to one provider, by what is counted. Immutable. */
final class PoolLimits {
    private final boolean everyoneElse;
    private final Limits ip;
    private final Limits pool;
    private final Limits ipAtProvider;
    private final Limits poolAtProvider;
    private final Limits domain;
    private final Limits all;

    PoolLimits(PoolSettings settings, ProviderSettings provider) {
        List<ScopedLimit> overall = settings.limits();
        List<ScopedLimit> there = settings.limitsAt(provider);
        OptionalInt none = OptionalInt.empty();
        everyoneElse = provider.name().equals(ProviderName.EVERYONE_ELSE);
        ip = limits(overall, LimitScope.IP, settings.connections());
        pool = limits(overall, LimitScope.POOL, none);
        ipAtProvider = limits(there, LimitScope.IP, everyoneElse ? none : provider.connections());
        poolAtProvider = limits(there, LimitScope.POOL, none);
        domain = limits(there, LimitScope.DOMAIN, none);
        all = limits(there, LimitScope.ALL, everyoneElse ? provider.connections() : none);
    }

    private static Limits limits(List<ScopedLimit> scoped, LimitScope scope, OptionalInt connections) {
        List<Limit> limits = scoped.stream()
                .filter(one -> one.scope() == scope)
                .map(ScopedLimit::limit)
                .collect(Collectors.toList());
        return Limits.of(limits, connections);
    }

    /** Each IP, all providers. */
    Limits ip() {
        return ip;
    }

    /** All IPs of the pool, all providers. */
    Limits pool() {
        return pool;
    }

    Limits ipAtProvider() {
        return ipAtProvider;
    }

    Limits poolAtProvider() {
        return poolAtProvider;
    }

    /** Each authenticated domain at the provider, whatever IP carries it. */
    Limits domain() {
        return domain;
    }

    /** All our IPs at the provider. */
    Limits provider() {
        return everyoneElse ? Limits.UNLIMITED : all;
    }

    /** All our IPs at one MX set, of those that no named provider runs. */
    Limits mxSet() {
        return everyoneElse ? all : Limits.UNLIMITED;
    }
}
