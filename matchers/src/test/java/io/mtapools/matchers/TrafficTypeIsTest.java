package io.mtapools.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import io.mtapools.mail.MailTags;
import io.mtapools.mail.Mails;
import io.mtapools.mail.Tagger;
import io.mtapools.mail.UnknownTypes;
import java.time.Clock;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;

class TrafficTypeIsTest {
    private final CurrentSettings settings = new CurrentSettings(Settings.builder()
            .traffic(TrafficSettings.otherwise("promotional")
                    .typeHeader("X-Traffic-Type")
                    .type(TypeSettings.named("transactional", "fast").build())
                    .type(TypeSettings.named("promotional", "bulk").build())
                    .build())
            .build());

    @Test
    void matchShouldTakeAllRecipientsOrNone() throws Exception {
        MailImpl mail = Mails.of("X-Traffic-Type: transactional\r\n\r\n");

        assertThat(matcher("transactional").match(mail)).containsExactly(new MailAddress("rcpt@example.org"));
        assertThat(matcher(" Promotional , transactional ").match(mail)).hasSize(1);
        assertThat(matcher("promotional").match(mail)).isEmpty();
    }

    @Test
    void matchShouldTagTheMailEvenWhereItDoesNotMatch() throws Exception {
        MailImpl mail = Mails.of("X-Traffic-Type: transactional\r\n\r\n");

        matcher("promotional").match(mail);

        assertThat(MailTags.of(mail).stream().orElseThrow()).hasToString("transactional/news.example.com");
    }

    @Test
    void matchShouldTakeNullSendersAndMailWithoutMessage() throws Exception {
        MailImpl mail = Mails.withoutMessage();
        mail.setSender(MailAddress.nullSender());

        assertThat(matcher("promotional").match(mail)).hasSize(1);
        assertThat(MailTags.of(mail).stream().orElseThrow()).hasToString("promotional/unnamed");
    }

    @Test
    void initShouldNameTheNearestType() {
        assertThatThrownBy(() -> matcher("promotional,transactoinal"))
                .isInstanceOf(MessagingException.class)
                .hasMessage("TrafficTypeIs=promotional,transactoinal: pools.xml has no traffic type 'transactoinal'."
                        + " Did you mean 'transactional'? Each traffic type there: promotional, transactional");
    }

    @Test
    void initShouldRefuseAnEmptyCondition() {
        assertThatThrownBy(() -> matcher(null)).hasMessageContaining("TrafficTypeIs needs a traffic type");
        assertThatThrownBy(() -> matcher(" , ")).hasMessageContaining("TrafficTypeIs needs a traffic type");
    }

    private TrafficTypeIs matcher(String condition) throws MessagingException {
        TrafficTypeIs matcher =
                new TrafficTypeIs(settings, new Tagger(settings, Clock.systemUTC(), new UnknownTypes()));
        FakeMatcherConfig.Builder config = FakeMatcherConfig.builder().matcherName("TrafficTypeIs");
        matcher.init(
                condition == null ? config.build() : config.condition(condition).build());
        return matcher;
    }
}
