package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table and the reader know the same settings, and its samples are right. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(@?[a-z][A-Za-z/@]*)` \\|.*\\|.*\\|.*\\|.*\\|$");
    private static final Pattern XML = Pattern.compile("(?s)```xml\\n(<pools.*?)```");

    @Test
    void tableAndReaderShouldKnowTheSameSettings() throws IOException {
        Set<String> known = new TreeSet<>();
        collect("", Grammar.POOLS, known);

        assertThat(documented()).isEqualTo(known);
        assertThat(known).hasSizeGreaterThan(100);
    }

    @Test
    void everySampleShouldBeReadWithoutError() throws IOException {
        Matcher samples = XML.matcher(Files.readString(README));
        int count = 0;
        while (samples.find()) {
            count++;
            assertThat(PoolsXml.read(samples.group(1), "README.md", name -> null)
                            .settings()
                            .pools())
                    .isNotEmpty();
        }
        assertThat(count).isPositive();
    }

    @Test
    void bothCommandsShouldBeNamed() throws IOException {
        assertThat(Files.readString(README)).contains("`mvn verify`", "`mvn -Pdemo`");
    }

    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        String table = Files.readString(README).split("## pools.xml")[1].split("### How limits count")[0];
        Matcher rows = ROW.matcher(table);
        while (rows.find()) {
            names.add(rows.group(1));
        }
        return names;
    }

    private static void collect(String path, Shape shape, Set<String> words) {
        shape.attributes().forEach(name -> words.add(path + "@" + name));
        shape.children().forEach((name, child) -> {
            String below = path.isEmpty() ? name : path + "/" + name;
            words.add(below);
            collect(below, child.shape(), words);
        });
    }
}
