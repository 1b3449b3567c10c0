package io.mtapools.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.time.Instant;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.junit.jupiter.api.Test;

class MailTagsTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void whatIsWrittenShouldBeReadFromTheSameAttributes() throws Exception {
        MailImpl mail = Mails.withoutMessage();
        MailTags tags = MailTags.of(mail);
        tags.stream(Stream.of(TrafficType.of("promotional"), "spring"));
        tags.pool(PoolName.of("bulk"));
        tags.provider(ProviderName.of("gmail"));
        tags.attempts(3);
        tags.accepted(NOON);
        tags.expires(NOON.plusSeconds(1));

        MailTags read = MailTags.of(mail.duplicate());

        assertThat(read.stream()).contains(Stream.of(TrafficType.of("promotional"), "spring"));
        assertThat(read.pool()).contains(PoolName.of("bulk"));
        assertThat(read.provider()).contains(ProviderName.of("gmail"));
        assertThat(read.attempts()).isEqualTo(3);
        assertThat(read.accepted()).contains(NOON);
        assertThat(read.expires()).contains(NOON.plusSeconds(1));
        assertThat(mail.attributes().map(attribute -> attribute.getName().asString()))
                .contains("mtapools.traffic-type", "mtapools.stream", "mtapools.pool", "mtapools.provider");
    }

    @Test
    void aBareMailShouldHaveNoTags() throws Exception {
        MailTags tags = MailTags.of(Mails.withoutMessage());

        assertThat(tags.type()).isEmpty();
        assertThat(tags.stream()).isEmpty();
        assertThat(tags.pool()).isEmpty();
        assertThat(tags.accepted()).isEmpty();
        assertThat(tags.attempts()).isZero();
    }

    @Test
    void valuesOfNoUseShouldReadAsAbsent() throws Exception {
        MailImpl mail = Mails.withoutMessage();
        set(mail, "mtapools.traffic-type", AttributeValue.of(7));
        set(mail, "mtapools.stream", AttributeValue.of(true));
        set(mail, "mtapools.pool", AttributeValue.of("No Pool!"));
        set(mail, "mtapools.attempts", AttributeValue.of("-99999999999999"));
        set(mail, "mtapools.accepted", AttributeValue.of("yesterday"));
        set(mail, "mtapools.provider", AttributeValue.of(" "));
        MailTags tags = MailTags.of(mail);

        assertThat(tags.type()).isEmpty();
        assertThat(tags.stream()).isEmpty();
        assertThat(tags.pool()).isEmpty();
        assertThat(tags.attempts()).isZero();
        assertThat(tags.accepted()).isEmpty();
        assertThat(tags.provider()).isEmpty();
    }

    private static void set(MailImpl mail, String name, AttributeValue<?> value) {
        mail.setAttribute(new Attribute(AttributeName.of(name), value));
    }
}
