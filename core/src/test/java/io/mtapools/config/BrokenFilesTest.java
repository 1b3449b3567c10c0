package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFilesTest {
    static List<Broken> files() {
        return BrokenFiles.all();
    }

    @Test
    void filesShouldBeMany() {
        assertThat(files()).hasSizeGreaterThan(60);
        assertThat(files()).extracting(Broken::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readShouldNameThePlaceAndTheRemedy(Broken file) {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class, () -> PoolsXml.read(file.xml(), "pools.xml", Samples.ENVIRONMENT));

        assertThat(e).as("a mistake that nobody notices").isNotNull();
        assertThat(e.getMessage().lines()).anySatisfy(line -> assertThat(line)
                .startsWith("pools.xml:" + file.place() + ": ")
                .contains(file.says()));
        if (file.isAlone()) {
            assertThat(e.problems()).hasSize(1);
        }
    }
}
