package io.mtapools.james;

import io.mtapools.config.ConfigurationException;
import io.mtapools.config.CurrentSettings;
import io.mtapools.config.PoolsXml;
import io.mtapools.config.Problem;
import io.mtapools.config.TypeSettings;
import io.mtapools.model.PoolName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts {@code pools.xml} in force again: all of it, or nothing and the errors. Thread-safe. */
final class Reload {
    private static final Logger LOGGER = LoggerFactory.getLogger(Reload.class);

    private final PoolsFile file;
    private final CurrentSettings settings;
    private final Outlets outlets;

    @Inject
    Reload(PoolsFile file, CurrentSettings settings, Outlets outlets) {
        this.file = file;
        this.settings = settings;
        this.outlets = outlets;
    }

    /**
     * Reads the file and replaces the settings, for what waits too.
     *
     * @return the file's warnings
     * @throws ConfigurationException with all its errors; nothing was changed
     * @throws IllegalArgumentException where a pool would have no way out; nothing was changed
     */
    List<Problem> run() {
        PoolsXml.Result result = file.read();
        Set<PoolName> closed = result.settings().traffic().types().stream()
                .map(TypeSettings::pool)
                .filter(pool -> outlets.find(pool).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!closed.isEmpty()) {
            throw new IllegalArgumentException("no PoolRemoteDelivery for pools " + closed
                    + ": add their processors to mailetcontainer.xml and restart James");
        }
        settings.replace(result.settings());
        LOGGER.info(
                "pools.xml is in force again: {} pools, {} warnings",
                result.settings().pools().size(),
                result.warnings().size());
        return result.warnings();
    }
}
