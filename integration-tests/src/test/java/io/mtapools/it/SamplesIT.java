package io.mtapools.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.it.james.StockFiles;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample configuration says nothing that the drop-in and a stock James don't have. */
class SamplesIT {
    private final StockFiles files = StockFiles.fromBuild();

    private String sample(String name) throws IOException {
        return Files.readString(files.samples().resolve(name));
    }

    @Test
    void everyMailetShouldBeThere() throws Exception {
        Set<String> names = values("mailetcontainer.xml", "<mailet [^>]*class=\"([^\"]+)\"");

        assertThat(unresolved(names, "org.apache.james.transport.mailets.")).isEmpty();
    }

    @Test
    void everyMatcherShouldBeThere() throws Exception {
        Set<String> names = values("mailetcontainer.xml", "match=\"([^\"=]+)[\"=]");
        names.removeAll(values("mailetcontainer.xml", "<matcher name=\"([^\"]+)\""));

        assertThat(unresolved(names, "org.apache.james.transport.matchers.")).isEmpty();
    }

    @Test
    void everyExtensionShouldBeThere() throws Exception {
        Set<String> names = new TreeSet<>();
        names.addAll(property("extensions.properties", "guice.extension.module"));
        names.addAll(property("healthcheck.properties", "additional.healthchecks"));
        names.addAll(property("webadmin.properties", "extensions.routes"));

        assertThat(names).hasSizeGreaterThanOrEqualTo(4);
        assertThat(unresolved(names, "")).isEmpty();
    }

    @Test
    void everyProcessorThatIsNamedShouldBeThere() throws Exception {
        Set<String> named = values("mailetcontainer.xml", "<\\w*[pP]rocessor>([^<]+)</");
        named.addAll(values("pools.xml", "<pool [^>]*processor=\"([^\"]+)\""));

        Set<String> there = values("mailetcontainer.xml", "<processor state=\"([^\"]+)\"");

        assertThat(named).isNotEmpty();
        assertThat(there).containsAll(named);
    }

    @Test
    void everyPoolShouldHaveItsDelivery() throws Exception {
        assertThat(values("mailetcontainer.xml", "<pool>([^<]+)</pool>"))
                .isEqualTo(values("pools.xml", "<pool name=\"([^\"]+)\""));
    }

    private Set<String> values(String file, String pattern) throws IOException {
        String text = sample(file).replaceAll("(?s)<!--.*?-->", "");
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> property(String file, String key) throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(files.samples().resolve(file)));
        return List.of(properties.getProperty(key, "").split(","));
    }

    private List<String> unresolved(Set<String> names, String standard) throws IOException {
        try (URLClassLoader james = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
            return names.stream()
                    .filter(name -> !resolves(james, name) && !resolves(james, standard + name))
                    .collect(Collectors.toList());
        }
    }

    private static boolean resolves(ClassLoader loader, String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private URL[] jars() throws IOException {
        List<URL> urls = new ArrayList<>(List.of(url(files.dropIn())));
        try (Stream<Path> libs = Files.list(files.libs())) {
            libs.forEach(jar -> urls.add(url(jar)));
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
