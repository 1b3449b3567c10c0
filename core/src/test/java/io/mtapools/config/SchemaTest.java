package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** {@code pools.xsd} says what the reader says, as far as XSD 1.0 can. */
class SchemaTest {
    /** What XSD 1.0 has no words for. */
    private static final Set<String> BEYOND_XSD = Set.of(
            "doctype",
            "unset variable",
            "two back-offs",
            "needed header",
            "one header twice",
            "stream twice, written differently",
            "limit's provider",
            "reply's provider",
            "provider without hosts",
            "provider behind another",
            "hosts of everyone else",
            "limit twice",
            "limit twice, written differently",
            "reserved pool name",
            "James' processor",
            "processor of two pools by default",
            "ip twice, written differently",
            "public address of another ip",
            "family",
            "borrows from nobody",
            "borrowing from a pool that does not lend",
            "lending to itself",
            "lending in a circle",
            "days that fall",
            "totals of fewer days",
            "total below a day",
            "zone",
            "states in another order",
            "thresholds that do not rise",
            "recovery above a threshold",
            "regular expression",
            "dangerous regular expression",
            "sample that does not match",
            "redis without uri",
            "embedded with uri");

    private static final Schema SCHEMA = schema();

    static List<String> goodFiles() {
        return List.of(
                Samples.good(),
                Samples.shipped(),
                Samples.replace(Samples.good(), "atOnce=\"64\"", "atOnce=\"${env:ATTEMPTS}\""),
                Samples.replace(Samples.good(), "<connections>5</connections>", "<connections> 5 </connections>"),
                Samples.replace(
                        Samples.good(), "<connections>50</connections>", "<connections>${env:C}</connections>"));
    }

    static Stream<Broken> expressible() {
        return BrokenFiles.all().stream().filter(file -> !BEYOND_XSD.contains(file.name()));
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void schemaShouldAcceptGoodFiles(String xml) {
        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("expressible")
    void schemaShouldRejectBrokenFiles(Broken file) {
        assertThat(isValid(file.xml())).isFalse();
    }

    @Test
    void listOfWhatIsBeyondXsdShouldBeNoLongerThanNeeded() {
        Set<String> accepted = BrokenFiles.all().stream()
                .filter(file -> isValid(file.xml()))
                .map(Broken::name)
                .collect(Collectors.toSet());

        assertThat(accepted).containsExactlyInAnyOrderElementsOf(BEYOND_XSD);
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Samples.schema().toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isValid(String xml) {
        try {
            validate(xml);
            return true;
        } catch (SAXException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void validate(String xml) throws SAXException, IOException {
        Validator validator = SCHEMA.newValidator();
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException e) throws SAXException {
                throw e;
            }
        });
        validator.validate(new StreamSource(new StringReader(xml)));
    }
}
