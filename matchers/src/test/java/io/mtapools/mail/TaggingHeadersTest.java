package io.mtapools.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.config.TrafficSettings;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggingHeadersTest {
    private static final TrafficSettings SETTINGS = TrafficSettings.otherwise("promotional")
            .typeHeader("X-Traffic-Type")
            .streamHeader("X-Stream")
            .engagementHeader("X-Engagement")
            .expiresHeader("X-Expires")
            .build();
    private static final String REST = "Received: from a\r\n\tby b\r\nSubject: caf\u00e9 \r\nMIME-Version: 1.0 (x)\r\n";

    private final List<Object> made = new ArrayList<>();

    @AfterEach
    void tearDown() {
        made.forEach(LifecycleUtil::dispose);
    }

    @Test
    void stripShouldTakeOutEachTaggingHeaderAndEveryTrace() throws Exception {
        MailImpl mail = mail("X-MTA-Pools: one\r\n two\r\nX-Traffic-Type: a\r\nx-stream : b\r\n" + REST
                + "X-ENGAGEMENT: c\r\nX-Expires: d\r\nX-Mta-Pools: three\r\nX-Stream\r\n\r\nX-Stream: body\r\n");

        assertThat(TaggingHeaders.strip(mail, SETTINGS)).isTrue();

        assertThat(Mails.raw(mail)).isEqualTo(REST + "\r\nX-Stream: body\r\n");
        assertThat(mail.getMessage().getHeader("X-Stream")).isNull();
    }

    @Test
    void stripShouldLeaveTheMessageAloneWhereThereIsNone() throws Exception {
        MailImpl mail = mail(REST + "X-Streams: a\r\nY-X-Stream: b\r\n\r\nbody\nbare\r\n");
        MimeMessage before = mail.getMessage();

        assertThat(TaggingHeaders.strip(mail, SETTINGS)).isFalse();
        assertThat(mail.getMessage()).isSameAs(before);
        assertThat(TaggingHeaders.strip(Mails.withoutMessage(), SETTINGS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: foo\r\n\r\nbody\r\n",
                "Content-Type: multipart/mixed\r\n\r\nno boundary\r\n",
                "Content-Type: multipart/mixed; boundary=x\r\n\r\nno part\r\n",
                "Content-Type: text/plain; charset=\"\r\nContent-Transfer-Encoding: nonsense\r\n\r\nb\u00f6dy\r\n",
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nb\u00c3\u00b6dy\nbare\r\n",
                "\r\n",
                ""
            })
    void stripShouldNotJudgeNorTouchTheRestOfTheMail(String rest) throws Exception {
        MailImpl mail = mail("X-Stream: a\r\nFrom: a@example.com\r\n" + rest);

        TaggingHeaders.strip(mail, SETTINGS);

        assertThat(Mails.raw(mail)).isEqualTo("From: a@example.com\r\n" + rest);
        Mail copy = mail.duplicate();
        made.add(copy);
        copy.getMessage().writeTo(new ByteArrayOutputStream());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\r\n", "\r\n"})
    void noWayToEndALineShouldSmuggleAHeaderOut(String end) throws Exception {
        MailImpl mail = mail("A: 1" + end + "X-Stream: a" + end + "\tb" + end + "B: 2" + end + end + "body" + end);

        TaggingHeaders.strip(mail, SETTINGS);

        assertThat(mail.getMessage().getHeader("X-Stream")).isNull();
        assertThat(mail.getMessage().getHeader("A")).containsExactly("1");
        assertThat(mail.getMessage().getHeader("B")).containsExactly("2");
        assertThat(Mails.raw(mail)).isEqualTo("A: 1" + end + "B: 2" + end + end + "body" + end);
    }

    @Test
    void stripShouldKeepWhatAnotherMailetHasChanged() throws Exception {
        MailImpl mail = mail("X-Stream: a\r\nFrom: a@example.com\r\n\r\nbody\r\n");
        mail.getMessage().addHeader("X-Added", "yes");

        TaggingHeaders.strip(mail, SETTINGS);

        assertThat(Mails.raw(mail))
                .contains("X-Added: yes\r\n", "\r\n\r\nbody\r\n")
                .doesNotContain("X-Stream");
    }

    @Test
    void stripShouldTakeLargeHeadersAndBodies() throws Exception {
        String body = "0123456789abcdef\r\n".repeat(50_000);
        MailImpl mail = mail("X-Stream: " + "a".repeat(100_000) + "\r\nA: 1\r\n\r\n" + body);

        TaggingHeaders.strip(mail, SETTINGS);

        assertThat(Mails.raw(mail)).isEqualTo("A: 1\r\n\r\n" + body);
    }

    @Test
    void stripShouldTakeMailsThatAreNotJamesOwn() throws Exception {
        FakeMail mail = FakeMail.builder()
                .name("fake")
                .mimeMessage(Mails.of("X-Stream: a\r\nA: 1\r\n\r\nbody\r\n").getMessage())
                .build();

        assertThat(TaggingHeaders.strip(mail, SETTINGS)).isTrue();
        made.add(mail.getMessage());
        assertThat(mail.getMessage().getHeader("X-Stream")).isNull();
        assertThat(mail.getMessage().getHeader("A")).containsExactly("1");
    }

    @Test
    void replaceShouldPutOneFieldOnTop() throws Exception {
        MailImpl mail = mail("A: 1\r\nX-MTA-Pools: old\r\n\tolder\r\nContent-Type: foo\r\n\r\nbody\r\n");

        RawHeaders.replace(mail, "X-MTA-Pools", "new");
        RawHeaders.replace(mail, "X-MTA-Pools", "newest");

        assertThat(Mails.raw(mail)).isEqualTo("X-MTA-Pools: newest\r\nA: 1\r\nContent-Type: foo\r\n\r\nbody\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nInjected: b", "a\nb", "\u00e9", "a\u0000"})
    void replaceShouldRefuseWhatIsNotOneLineOfAscii(String value) throws Exception {
        MailImpl mail = mail("A: 1\r\n\r\nbody\r\n");

        assertThatThrownBy(() -> RawHeaders.replace(mail, "X-MTA-Pools", value)).isInstanceOf(MessagingException.class);
        assertThat(Mails.raw(mail)).isEqualTo("A: 1\r\n\r\nbody\r\n");
    }

    private MailImpl mail(String raw) throws Exception {
        MailImpl mail = Mails.of(raw);
        made.add(mail);
        return mail;
    }
}
