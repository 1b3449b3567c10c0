package io.mtapools.mailets;

import io.mtapools.config.Nearest;
import io.mtapools.config.Settings;
import io.mtapools.model.PoolName;
import java.util.List;
import java.util.stream.Collectors;
import javax.mail.MessagingException;

/** The mailet parameter {@code pool}. */
final class PoolParameter {
    private PoolParameter() {}

    /** @throws MessagingException where it is missing or names no pool of {@code pools.xml}, with the nearest that is one */
    static PoolName required(String value, Settings settings) throws MessagingException {
        List<String> names =
                settings.pools().stream().map(pool -> pool.name().value()).collect(Collectors.toList());
        if (value == null || value.isBlank()) {
            throw new MessagingException("parameter <pool> is missing: name one of pools.xml, " + names);
        }
        String name = value.strip();
        if (!names.contains(name)) {
            throw new MessagingException("parameter <pool>: pools.xml has no pool '" + name + "'"
                    + Nearest.to(name, names)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; it has " + names));
        }
        return PoolName.of(name);
    }
}
