package io.mtapools.james;

import io.mtapools.config.ConfigurationException;
import io.mtapools.config.PoolsXml;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.inject.Inject;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.configuration.Configuration.ConfigurationPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code pools.xml} where James has its configuration. Thread-safe. */
final class PoolsFile {
    private static final Logger LOGGER = LoggerFactory.getLogger(PoolsFile.class);
    private static final String NAME = "pools.xml";

    private final FileSystem fileSystem;
    private final String url;

    @Inject
    PoolsFile(FileSystem fileSystem, ConfigurationPath configurationPath) {
        this.fileSystem = fileSystem;
        this.url = configurationPath.asString() + NAME;
    }

    /**
     * Reads it anew and logs its warnings.
     *
     * @throws ConfigurationException with all errors of the file
     * @throws UncheckedIOException where it is missing or can't be read
     */
    PoolsXml.Result read() {
        try (InputStream xml = fileSystem.getResource(url)) {
            PoolsXml.Result result = PoolsXml.read(xml, NAME, System::getenv);
            result.warnings().forEach(warning -> LOGGER.warn("{}", warning));
            return result;
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(
                    "MTA pools needs " + url + ", which is not there: copy the sample pools.xml into James' conf/", e);
        } catch (IOException e) {
            throw new UncheckedIOException(url + " can't be read: " + e.getMessage(), e);
        }
    }
}
