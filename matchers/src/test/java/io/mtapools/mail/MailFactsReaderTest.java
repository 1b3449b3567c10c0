package io.mtapools.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.traffic.MailFacts;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFactsReaderTest {
    @Test
    void readShouldTakeEnvelopeUserAndFrom() throws Exception {
        MailImpl mail = Mails.of("From: Shop <news@Shop.Example>\r\n\r\n");
        mail.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of("billing@example.com")));

        MailFacts facts = MailFactsReader.read(mail);

        assertThat(facts.sender()).contains("bounce@news.example.com");
        assertThat(facts.authUser()).contains("billing@example.com");
        assertThat(facts.fromDomain()).contains("shop.example");
    }

    @Test
    void aMailWithoutMessageAndSenderShouldHaveNoFacts() throws Exception {
        MailImpl mail = Mails.withoutMessage();
        mail.setSender(MailAddress.nullSender());

        MailFacts facts = MailFactsReader.read(mail);

        assertThat(facts.sender()).isEmpty();
        assertThat(facts.fromDomain()).isEmpty();
        assertThat(facts.authUser()).isEmpty();
        assertThat(facts.header("Subject")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Stream: spring|spring",
                "x-STREAM:spring|spring",
                "X-Stream : spring|spring",
                "X-Stream: =?utf-8?Q?fr=C3=BChling?=|frühling",
                "X-Stream: =?utf-8?B?ZnLDvGhsaW5n?=|frühling",
                "X-Stream: =?nonsense?Q?a?=|=?nonsense?Q?a?=",
                "X-Stream: fr\u00c3\u00bchling|frühling",
                "X-Stream: fr\u00fchling|frühling"
            })
    void headersShouldBeDecoded(String line, String value) throws Exception {
        assertThat(MailFactsReader.read(Mails.of(line + "\r\n\r\n")).header("X-Stream"))
                .first()
                .asString()
                .isEqualTo(value);
    }

    @Test
    void headersShouldBeUnfoldedAndKeepTheirOrder() throws Exception {
        MailFacts facts = MailFactsReader.read(Mails.of("X-Stream: a\r\n\tb\r\nTo: x\r\nX-Stream: c\r\n\r\n"));

        assertThat(facts.header("x-stream")).containsExactly("a\tb", "c");
    }

    @Test
    void hostileHeadersShouldBeBounded() throws Exception {
        String raw = "X-Stream: " + "=?utf-8?Q?x?= ".repeat(10_000) + "\r\n" + "X-Other: y\r\n".repeat(5000) + "\r\n";

        MailFacts facts = MailFactsReader.read(Mails.of(raw));

        assertThat(facts.header("X-Stream").get(0)).hasSizeLessThanOrEqualTo(8192);
        assertThat(facts.header("X-Other")).hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@example.com|example.com",
                "\"b@evil.example\" <a@example.com>|example.com",
                "M\u00fcller, Hans <a@example.com>|example.com",
                "=?utf-8?Q?x=40evil.example?= <a@example.com>|example.com",
                "a@b\u00fccher.example|xn--bcher-kva.example",
                "a@b\u00c3\u00bccher.example|xn--bcher-kva.example"
            })
    void fromShouldBeReadAsAReaderWouldSeeIt(String from, String domain) throws Exception {
        assertThat(MailFactsReader.read(Mails.of("From: " + from + "\r\n\r\n")).fromDomain())
                .contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<>", "nobody", "<<<<>", "\"", "a@", "@", "(((", ":;", "a@[1.2.3.4]", "a: b@example.com;"})
    void aFromWithoutDomainShouldBeNone(String from) throws Exception {
        assertThat(MailFactsReader.read(Mails.of("From: " + from + "\r\n\r\n")).fromDomain())
                .isEmpty();
    }
}
