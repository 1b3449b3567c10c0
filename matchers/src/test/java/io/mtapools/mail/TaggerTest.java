package io.mtapools.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.Condition;
import io.mtapools.config.CurrentSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.junit.jupiter.api.Test;

class TaggerTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final CurrentSettings settings = new CurrentSettings(settings("X-Traffic-Type"));
    private final UnknownTypes unknownTypes = new UnknownTypes();
    private final Tagger tagger = new Tagger(settings, Clock.fixed(NOON, ZoneOffset.UTC), unknownTypes);

    @Test
    void tagShouldWriteWhatTheMailIs() throws Exception {
        MailImpl mail = Mails.of("X-Traffic-Type: transactional\r\nX-Stream: orders\r\nX-Engagement: 30d\r\n\r\n");

        tagger.tag(mail);

        MailTags tags = MailTags.of(mail);
        assertThat(tags.stream().orElseThrow()).hasToString("transactional/orders");
        assertThat(tags.text(MailAttributes.RULE)).contains("header X-Traffic-Type");
        assertThat(tags.accepted()).contains(NOON);
        assertThat(tags.expires()).contains(NOON.plus(Duration.ofHours(4)));
        assertThat(tags.text(MailAttributes.ENGAGED)).contains("30d");
    }

    @Test
    void tagShouldLeaveATaggedMailAsItIs() throws Exception {
        MailImpl mail = Mails.of("X-Traffic-Type: transactional\r\n\r\n");
        tagger.tag(mail);
        TaggingHeaders.strip(mail, settings.get().traffic());

        assertThat(tagger.tag(mail).type().value()).isEqualTo("transactional");
        assertThat(tagger.tag(mail).rule()).isEqualTo("header X-Traffic-Type");
    }

    @Test
    void tagShouldCountUnknownTypesOncePerMail() throws Exception {
        MailImpl mail = Mails.of("X-Traffic-Type: spam\r\nX-Receipt: 1\r\n\r\n");

        assertThat(tagger.tag(mail).type().value()).isEqualTo("transactional");
        tagger.tag(mail);

        assertThat(unknownTypes.count()).isEqualTo(1);
    }

    @Test
    void aTypeThatAnAdminSetShouldStand() throws Exception {
        MailImpl mail = Mails.of("X-Stream: orders\r\n\r\n");
        mail.setAttribute(new Attribute(MailAttributes.TRAFFIC_TYPE, AttributeValue.of("transactional")));

        assertThat(tagger.tag(mail).stream()).hasToString("transactional/orders");
        assertThat(tagger.tag(mail).rule()).isEqualTo("attribute mtapools.traffic-type");
    }

    @Test
    void aTypeThatIsNotSetShouldBeToldAnew() throws Exception {
        MailImpl mail = Mails.of("X-Receipt: 1\r\n\r\n");
        mail.setAttribute(new Attribute(MailAttributes.TRAFFIC_TYPE, AttributeValue.of("gone")));
        mail.setAttribute(new Attribute(MailAttributes.STREAM, AttributeValue.of("old")));

        assertThat(tagger.tag(mail).type().value()).isEqualTo("transactional");
    }

    @Test
    void tagShouldFollowAReload() throws Exception {
        tagger.tag(Mails.of("\r\n"));
        settings.replace(settings("X-Kind"));

        assertThat(tagger.tag(Mails.of("X-Kind: transactional\r\n\r\n")).type().value())
                .isEqualTo("transactional");
    }

    @Test
    void aMailWithoutMessageShouldBeTagged() throws Exception {
        assertThat(tagger.tag(Mails.withoutMessage()).stream()).hasToString("promotional/news.example.com");
    }

    private static Settings settings(String typeHeader) {
        return Settings.builder()
                .traffic(TrafficSettings.otherwise("promotional")
                        .typeHeader(typeHeader)
                        .streamHeader("X-Stream")
                        .engagementHeader("X-Engagement")
                        .type(TypeSettings.named("transactional", "transactional")
                                .condition(Condition.header("X-Receipt"))
                                .expires(Duration.ofHours(4))
                                .build())
                        .type(TypeSettings.named("promotional", "promotional").build())
                        .build())
                .build();
    }
}
