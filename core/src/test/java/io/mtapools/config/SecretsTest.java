package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came from the environment, and what stands in a secret attribute, is never shown. */
class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret=\"hunter2\"",
                "secret=\"hunter2&more\"",
                "secret=\"hunter2 and &amp hunter2;\"",
                "secret=\"a\"hunter2=\"b\"",
                "secret=\"hunter2<\"",
                "secret='hunter2\"",
                "secret=hunter2",
                "secret=\"hunter2\" secret=\"hunter2\"",
            })
    void badSecretShouldNotBeShown(String attribute) {
        String xml = Samples.replace(Samples.good(), "secret=\"${env:MTAPOOLS_SECRET}\"", attribute);

        assertThat(message(xml)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"redis://:hunter2@", "http://:hunter2@host", "redis://:hunter2@h ost", "redis://:hunter2@host:x"
            })
    void badUriShouldNotBeShown(String uri) {
        String xml = Samples.replace(
                Samples.good(), "<store kind=\"embedded\"/>", "<store kind=\"redis\" uri=\"" + uri + "\"/>");

        assertThat(message(xml)).contains("expected redis://host:port").doesNotContain("hunter2");
    }

    @Test
    void misplacedSecretShouldNotBeShown() {
        String xml =
                Samples.replace(Samples.good(), "<store kind=\"embedded\"/>", "<store kind=\"redis\">hunter2</store>");
        String misspelt = Samples.replace(Samples.good(), "secret=\"${env:MTAPOOLS_SECRET}\"", "sceret=\"hunter2\"");

        assertThat(message(xml)).contains("takes no text").doesNotContain("hunter2");
        assertThat(message(misspelt)).contains("did you mean \"secret\"?").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool=\"acquisition\"/>|pool=\"${env:POOL}\"/>",
                "<whenFull>promotional</whenFull>|<whenFull>${env:POOL}</whenFull>",
                "helo=\"mta40.example.com\"|helo=\"${env:HOST}\"",
                "matches=\"^order-\"|matches=\"(${env:HOST}\"",
                "tls=\"verified\"|tls=\"${env:POOL}\"",
                "address=\"198.51.100.40\"|address=\"${env:POOL}\"",
                "<days>200, 500, 1000</days>|<days>${env:HOST}</days>",
                "<pool name=\"quarantine\">|<pool name=\"${env:POOL}\">",
                "<pool name=\"acquisition\">|<pool name=\"${env:POOL}\" processor=\"pool-quarantine\">",
            })
    void valueFromTheEnvironmentShouldNotBeShown(String replacement) {
        String[] parts = replacement.split("\\|", -1);
        String xml = Samples.replace(Samples.good(), parts[0], parts[1]);

        assertThat(message(xml)).doesNotContain("hidden");
    }

    @Test
    void nameFromTheEnvironmentShouldNotBeSuggested() {
        String xml = Samples.replace(Samples.good(), "<pool name=\"quarantine\">", "<pool name=\"${env:POOL}\">");
        String near = Samples.replace(xml, "pool=\"quarantine\"", "pool=\"hiden-pool-name\"");

        assertThat(message(near)).contains("no such pool").doesNotContain("\"hidden-pool-name\"");
    }

    private static String message(String xml) {
        return catchThrowableOfType(
                        ConfigurationException.class, () -> PoolsXml.read(xml, "pools.xml", Samples.ENVIRONMENT))
                .getMessage();
    }
}
