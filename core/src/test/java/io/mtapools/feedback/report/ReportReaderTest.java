package io.mtapools.feedback.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mtapools.feedback.reply.ReplyRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private final ReportReader reader = new ReportReader(ReplyRules.builtIn(List.of()));

    static List<String[]> expected() {
        return Samples.expected();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("expected")
    void aReportShouldTellKindAndRecipients(String name, String kind, String recipients) {
        Report report = reader.read(Samples.mail(name));

        assertThat(report.kind().text()).as(report.toString()).isEqualTo(kind);
        assertThat(report.recipients().stream().map(ReportReaderTest::text).collect(Collectors.joining(" ")))
                .as(report.toString())
                .isEqualTo(recipients);
    }

    @Test
    void aComplaintShouldCarryWhatItSays() {
        Report report = reader.read(Samples.mail("arf-abuse"));

        assertThat(report.feedbackType()).contains("abuse");
        assertThat(report.sourceIp()).contains("192.0.2.10");
        assertThat(report.reportedDomain()).contains("sender.example");
        assertThat(report.arrivalDate()).contains("Tue, 3 Nov 2026 10:00:01 +0000");
        assertThat(report.originalHeaders().first("x-mta-pools")).contains("AbCdEf0123456789");
    }

    @Test
    void anUnsubscriptionShouldSaySo() {
        assertThat(reader.read(Samples.mail("arf-opt-out")).feedbackType()).contains("opt-out");
    }

    @Test
    void anOlderLoopShouldTellTheIpInItsSubject() {
        Report report = reader.read(Samples.mail("jmrp"));

        assertThat(report.sourceIp()).contains("192.0.2.10");
        assertThat(report.originalHeaders().first("X-MTA-Pools")).contains("AbCdEf0123456789");
    }

    @Test
    void aBounceShouldCarryItsReplyAndWhoseItIs() {
        Report report = reader.read(Samples.mail("dsn-postfix"));

        assertThat(report.originalEnvelopeId()).contains("env-77");
        assertThat(report.reportingMta()).contains("mx.receiver.example");
        assertThat(report.originalHeaders().first("Message-ID")).contains("<m1@sender.example>");
        ReportedRecipient recipient = report.recipients().get(0);
        assertThat(recipient.status()).contains("5.1.1");
        assertThat(recipient.reply().code()).isEqualTo(550);
        assertThat(recipient.reply().text()).contains("User unknown in virtual mailbox table");
    }

    @Test
    void aQuotedMailsHeaderShouldBeFoundBelowAnyForm() {
        for (String name :
                List.of("qmail", "exim", "sendmail-old", "gmail-old", "yahoo", "opensmtpd", "imail", "james")) {
            assertThat(reader.read(Samples.mail(name)).originalHeaders().first("X-MTA-Pools"))
                    .as(name)
                    .contains("AbCdEf0123456789");
        }
    }

    @Test
    void aNoticeOfDelayShouldBeToldApart() {
        assertThat(reader.read(Samples.mail("dsn-delayed")).isDelay()).isTrue();
        assertThat(reader.read(Samples.mail("warning-only")).isDelay()).isTrue();
    }

    @Test
    void nothingAtAllShouldBeNoReport() {
        assertThat(reader.read(new ByteArrayInputStream(new byte[0])).kind()).isEqualTo(ReportKind.NONE);
    }

    @Test
    void aStreamThatBreaksShouldBeUnreadable() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThat(reader.read(broken).reason()).isEqualTo(ReportReader.UNREADABLE);
    }

    @Test
    void noMoreThanTheBoundShouldBeRead() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return read[0] % 70 == 0 ? '\n' : 'a';
            }
        };

        reader.read(endless);

        assertThat(read[0]).isLessThanOrEqualTo(MailParser.MAX_BYTES + 1L);
    }

    @Test
    void aMailOfTooManyPartsOrTooDeepShouldEndSoon() throws Exception {
        StringBuilder deep = new StringBuilder("From: mailer-daemon@x.example\nSubject: failure notice\n");
        for (int level = 0; level < 2000; level++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(level)
                    .append("\n\n--b")
                    .append(level)
                    .append('\n');
        }
        StringBuilder wide = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int part = 0; part < 5000; part++) {
            wide.append("--b\nContent-Type: text/plain\n\n550 5.1.1 user unknown\n");
        }

        assertThat(reader.read(stream(deep)).recipients()).hasSizeLessThanOrEqualTo(1);
        assertThat(MailParser.parse(stream(wide)).parts(part -> true)).hasSizeLessThanOrEqualTo(MailParser.MAX_PARTS);
    }

    /** What makes careless expressions search for ever: each is read in milliseconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " \n",
                "<style>",
                "<a ",
                "550-",
                "550 5.1.1 a@b.c\n",
                "a@b.c:\n",
                "\\\"",
                "> ",
                "1.",
                "x-",
                "Final-Recipient: rfc822; a@b.c\n\n",
                "-- ",
                "mail ",
                "delivery failed to deliver ",
                "user address ",
                "1::"
            })
    void whatRepeatsForEverShouldBeReadAtOnce(String piece) {
        String head = "From: mailer-daemon@x.example\nSubject: undelivered "
                + piece.strip().repeat(500) + "\nContent-Type: text/";
        for (String type : List.of("plain", "html")) {
            StringBuilder mail = new StringBuilder(head)
                    .append(type)
                    .append("\n\n{\"notificationType\":\"Bounce\",\"bouncedRecipients\":[\"status\":\"");
            while (mail.length() < 300_000) {
                mail.append(piece);
            }
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> reader.read(stream(mail)));
        }
    }

    private static InputStream stream(StringBuilder text) {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ReportedRecipient recipient) {
        return recipient.address().orElse("-") + "=" + recipient.category().text()
                + (recipient.hard() ? ",hard" : ",soft");
    }
}
