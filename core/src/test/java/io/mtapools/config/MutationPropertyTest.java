package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever becomes of a file, reading it ends in settings or in a message. */
class MutationPropertyTest {
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "\"",
            "'",
            "&",
            "]]>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<?",
            "?>",
            "/>",
            "</",
            "<pool",
            "</pool>",
            "=",
            "${env:",
            "}",
            "${env:MTAPOOLS_SECRET}",
            "%",
            "::",
            ",",
            " ",
            "\n",
            "\r",
            "\u0000",
            "\uD800",
            "😀",
            "0",
            "-1",
            "99999999999999999999",
            "&#x1F600;",
            "&#0;",
            "<!DOCTYPE a [",
            "<!ENTITY a 'b'>",
            "&a;",
            "xmlns='a'",
            "a:b='c'");

    @Property(tries = 1500)
    void mutatedFileShouldBeReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
        String xml = mutate(Samples.good(), new Random(seed), changes);

        try {
            assertThat(PoolsXml.read(xml, "pools.xml", Samples.ENVIRONMENT)
                            .settings()
                            .pools())
                    .isNotEmpty();
        } catch (ConfigurationException e) {
            assertThat(e.problems()).isNotEmpty();
            assertThat(e.getMessage()).doesNotContain(Samples.SECRET);
        }
    }

    @Property(tries = 500)
    void mutatedBytesShouldBeReadOrRefused(@ForAll long seed) {
        byte[] bytes = Samples.good().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }

        try {
            PoolsXml.Result result = PoolsXml.read(new ByteArrayInputStream(bytes), "pools.xml", Samples.ENVIRONMENT);
            assertThat(result.settings().pools()).isNotEmpty();
        } catch (ConfigurationException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private static String mutate(String text, Random random, int changes) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + random.nextInt(random.nextInt(4) == 0 ? 400 : 6));
            switch (random.nextInt(3)) {
                case 0:
                    mutated.delete(at, end);
                    break;
                case 1:
                    mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                    break;
                default:
                    mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
                    break;
            }
        }
        return mutated.toString();
    }
}
