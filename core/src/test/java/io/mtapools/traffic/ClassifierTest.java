package io.mtapools.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.Condition;
import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {
    private final Classifier classifier = new Classifier(TrafficSettings.otherwise("promotional")
            .typeHeader("X-Traffic-Type")
            .streamHeader("X-Stream")
            .type(TypeSettings.named("transactional", "transactional")
                    .condition(Condition.senderDomain("receipts.example.com"))
                    .condition(Condition.authUser("billing@example.com"))
                    .condition(Condition.header("X-Campaign", Pattern.compile("^order-")))
                    .build())
            .type(TypeSettings.named("acquisition", "acquisition")
                    .condition(Condition.header("X-Campaign"))
                    .build())
            .type(TypeSettings.named("promotional", "promotional").build())
            .build());

    @Test
    void theHeaderShouldOutrankTheConditions() {
        Classification classification = classifier.classify(
                new FakeFacts().sender("a@receipts.example.com").with("x-traffic-type", " Acquisition "));

        assertThat(classification.type().value()).isEqualTo("acquisition");
        assertThat(classification.rule()).isEqualTo("header X-Traffic-Type");
        assertThat(classification.unknownType()).isEmpty();
    }

    @Test
    void anUnknownTypeShouldLeaveItToTheConditionsAndBeTold() {
        Classification classification = classifier.classify(
                new FakeFacts().sender("a@receipts.example.com").with("X-Traffic-Type", "spam\r\nX: y"));

        assertThat(classification.type().value()).isEqualTo("transactional");
        assertThat(classification.rule()).isEqualTo("type transactional: senderDomain receipts.example.com");
        assertThat(classification.unknownType()).contains("spam??x: y");
    }

    @Test
    void headersThatDisagreeShouldDecideNothing() {
        Classification classification = classifier.classify(
                new FakeFacts().with("X-Traffic-Type", "transactional").with("X-Traffic-Type", "acquisition"));

        assertThat(classification.type().value()).isEqualTo("promotional");
        assertThat(classification.rule()).isEqualTo("otherwise");
        assertThat(classification.unknownType()).contains("transactional, acquisition");
    }

    @Test
    void headersThatAgreeShouldCountAsOne() {
        Classification classification = classifier.classify(
                new FakeFacts().with("X-Traffic-Type", "transactional").with("X-Traffic-Type", "Transactional"));

        assertThat(classification.type().value()).isEqualTo("transactional");
    }

    @Test
    void aBlankHeaderShouldBeNone() {
        Classification classification = classifier.classify(new FakeFacts().with("X-Traffic-Type", "  "));

        assertThat(classification.rule()).isEqualTo("otherwise");
        assertThat(classification.unknownType()).isEmpty();
    }

    @Test
    void theFirstTypeWithAnyMatchingConditionShouldWin() {
        FakeFacts order = new FakeFacts().with("X-Campaign", "order-17");
        FakeFacts spring = new FakeFacts().with("X-Campaign", "spring");
        FakeFacts billing = new FakeFacts().authUser("Billing@Example.com").with("X-Campaign", "spring");

        assertThat(classifier.classify(order).rule())
                .isEqualTo("type transactional: header X-Campaign matches ^order-");
        assertThat(classifier.classify(spring).rule()).isEqualTo("type acquisition: header X-Campaign");
        assertThat(classifier.classify(billing).rule()).isEqualTo("type transactional: authUser billing@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipts.example.com", "eu.receipts.example.com", "RECEIPTS.example.com."})
    void aSenderDomainShouldMatchEnvelopeAndFromAndWhatLiesBelow(String domain) {
        assertThat(classifier
                        .classify(new FakeFacts().sender("a@" + domain))
                        .type()
                        .value())
                .isEqualTo("transactional");
        assertThat(classifier.classify(new FakeFacts().from(domain)).type().value())
                .isEqualTo("transactional");
    }

    @ParameterizedTest
    @ValueSource(strings = {"myreceipts.example.com", "example.com", "receipts.example.com.evil.example"})
    void aSenderDomainShouldNotMatchItsLookalikes(String domain) {
        assertThat(classifier
                        .classify(new FakeFacts().sender("a@" + domain).from(domain))
                        .rule())
                .isEqualTo("otherwise");
    }

    @Test
    void theStreamShouldComeFromItsHeaderThenTheListThenTheSender() {
        FakeFacts mail = new FakeFacts();
        assertThat(classifier.classify(mail).stream()).hasToString("promotional/unnamed");
        mail.from("shop.example");
        assertThat(classifier.classify(mail).stream()).hasToString("promotional/shop.example");
        mail.sender("bounce-17@News.Shop.example");
        assertThat(classifier.classify(mail).stream()).hasToString("promotional/news.shop.example");
        mail.with("List-Id", "\"Offers <weekly>\" <Weekly.Shop.example>");
        assertThat(classifier.classify(mail).stream()).hasToString("promotional/weekly.shop.example");
        mail.with("X-Stream", "Spring/Sale");
        assertThat(classifier.classify(mail).stream()).hasToString("promotional/spring-sale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<>", "plain", "<", ">", "><", "a > b <"})
    void aListIdOutOfShapeShouldStillNameAStream(String value) {
        assertThat(classifier.classify(new FakeFacts().with("List-Id", value)).stream()
                        .name())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*)*b", "(a|b)*c", "(?:a?){40}a{40}b"})
    @Timeout(20)
    void aPatternThatBacktracksWithoutEndShouldBeGivenUp(String regex) {
        FakeFacts hostile = new FakeFacts();
        for (int i = 0; i < 100; i++) {
            hostile.with("X-Campaign", "a".repeat(2000) + "!");
        }

        assertThat(matching(regex).classify(hostile).rule()).isEqualTo("otherwise");
    }

    @Test
    void aPatternShouldSeeTheBeginningOfAValueOnly() {
        assertThat(matching("needle")
                        .classify(new FakeFacts().with("X-Campaign", " ".repeat(2042) + "needle"))
                        .type()
                        .value())
                .isEqualTo("transactional");
        assertThat(matching("needle")
                        .classify(new FakeFacts().with("X-Campaign", " ".repeat(2043) + "needle"))
                        .type()
                        .value())
                .isEqualTo("promotional");
    }

    @Property(tries = 200)
    void classifyShouldTakeAnyText(@ForAll String text) {
        FakeFacts facts = new FakeFacts()
                .sender(text)
                .from(text)
                .authUser(text)
                .with("X-Traffic-Type", text)
                .with("X-Stream", text)
                .with("List-Id", text)
                .with("X-Campaign", text);

        assertThat(classifier.classify(facts).stream().name()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
    }

    private static Classifier matching(String regex) {
        return new Classifier(TrafficSettings.otherwise("promotional")
                .type(TypeSettings.named("transactional", "transactional")
                        .condition(Condition.header("X-Campaign", Pattern.compile(regex)))
                        .build())
                .build());
    }
}
