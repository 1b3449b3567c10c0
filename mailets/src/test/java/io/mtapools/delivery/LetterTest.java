package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.TlsPolicy;
import io.mtapools.model.Outcome;
import io.mtapools.model.Outcome.Kind;
import io.mtapools.model.ReplyCategory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterTest {
    private static final String EIGHT_BITS = "Subject: Hello\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGr\u00fc\u00dfe\r\n";

    private ScriptedSmtpServer server;
    private Fixture fixture;

    @BeforeEach
    void listen() throws Exception {
        server = ScriptedSmtpServer.on("127.20.4.1");
        fixture = Fixture.via(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Outcome attempt(FakeMail mail) throws Exception {
        return fixture.delivery().attempt(mail, fixture.ip, TlsPolicy.OPPORTUNISTIC);
    }

    private static MimeMessage eightBits() throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(EIGHT_BITS.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eightBitContentShouldBeLeftAloneWhereTheServerTakesIt() throws Exception {
        attempt(Fixture.mail().mimeMessage(eightBits()).build());

        assertThat(server.onlyVisit().data)
                .contains(new String("Gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void eightBitContentShouldBeEncodedWhereTheServerTakesNone() throws Exception {
        server.offers("ENHANCEDSTATUSCODES");

        attempt(Fixture.mail().mimeMessage(eightBits()).build());

        assertThat(server.onlyVisit().data)
                .contains("Gr=C3=BC=C3=9Fe")
                .contains("Content-Transfer-Encoding: quoted-printable");
    }

    @Test
    void dsnParametersShouldBePassedOn() throws Exception {
        server.offers("8BITMIME", "DSN");

        attempt(dsn());

        assertThat(server.onlyVisit().command("MAIL")).contains(" RET=HDRS").contains(" ENVID=QQ314159");
        assertThat(server.onlyVisit().command("RCPT")).isEqualTo("RCPT TO:<to@there.test> NOTIFY=SUCCESS,FAILURE");
    }

    @Test
    void dsnParametersShouldBeLeftOutWhereTheServerKnowsNone() throws Exception {
        attempt(dsn());

        assertThat(server.onlyVisit().command("MAIL")).isEqualTo("MAIL FROM:<from@here.test>");
        assertThat(server.onlyVisit().command("RCPT")).isEqualTo("RCPT TO:<to@there.test>");
    }

    private static FakeMail dsn() throws Exception {
        FakeMail mail = Fixture.mail().build();
        mail.setDsnParameters(DsnParameters.builder()
                .ret(DsnParameters.Ret.HDRS)
                .envId(DsnParameters.EnvId.of("QQ314159"))
                .addRcptParameter(
                        new MailAddress(Fixture.RECIPIENT),
                        DsnParameters.RecipientDsnParameters.of(
                                EnumSet.of(DsnParameters.Notify.SUCCESS, DsnParameters.Notify.FAILURE)))
                .build()
                .get());
        return mail;
    }

    @Test
    void gatewayCredentialsShouldBeUsed() throws Exception {
        server.offers("AUTH PLAIN");

        Outcome outcome = fixture.with("gatewayUsername", "user")
                .with("gatewayPassword", "secret")
                .attempt();

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(server.onlyVisit().command("AUTH")).isEqualTo("AUTH PLAIN dXNlcgB1c2VyAHNlY3JldA==");
    }

    @Test
    void refusedGatewayCredentialsShouldBounceNoMail() throws Exception {
        server.offers("AUTH PLAIN").says("AUTH", "535 5.7.8 Authentication credentials invalid");

        Outcome outcome = fixture.with("gatewayUsername", "user")
                .with("gatewayPassword", "wrong")
                .attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().toString()).isEqualTo("535 5.7.8 Authentication credentials invalid");
    }

    @Test
    void missingCredentialsShouldBeNamed() throws Exception {
        Outcome outcome = fixture.with("mail.smtp.auth", "true").attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().text()).contains("gatewayUsername");
    }

    @Test
    void mailPropertiesShouldReachJavaMail() throws Exception {
        server.offers("SMTPUTF8", "DSN");

        fixture.with("mail.mime.allowutf8", "true")
                .with("mail.smtp.dsn.ret", "FULL")
                .attempt();

        assertThat(server.onlyVisit().command("MAIL")).isEqualTo("MAIL FROM:<from@here.test> SMTPUTF8 RET=FULL");
    }

    @Test
    void aQuotedLocalPartShouldBeSentAsItIs() throws Exception {
        FakeMail mail = Fixture.mail().build();
        mail.setRecipients(List.of(new MailAddress("\"a b>\"@there.test")));

        attempt(mail);

        assertThat(server.onlyVisit().command("RCPT")).isEqualTo("RCPT TO:<\"a b>\"@there.test>");
    }

    @Test
    void aMailWithoutMessageShouldBeDeferred() throws Exception {
        FakeMail mail =
                FakeMail.builder().name("mail1").recipient(Fixture.RECIPIENT).build();

        Outcome outcome = attempt(mail);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.TRANSIENT);
        assertThat(server.visits()).isEmpty();
    }

    @Test
    void aMailWithoutRecipientShouldBeDeferred() throws Exception {
        FakeMail mail = Fixture.mail().build();
        mail.setRecipients(List.of());

        assertThat(attempt(mail).kind()).isEqualTo(Kind.DEFERRED);
    }

    @Test
    void anAddressThatNoCommandCanCarryShouldBounce() throws Exception {
        FakeMail mail = Fixture.mail().build();
        mail.setRecipients(List.of(MailAddress.nullSender()));

        Outcome outcome = attempt(mail);

        assertThat(outcome.kind()).isEqualTo(Kind.BOUNCED);
        assertThat(outcome.category()).contains(ReplyCategory.INVALID_RECIPIENT);
    }

    @Test
    void aMessageThatFailsWhileItIsReadShouldBeDeferredAndNotDelivered() throws Exception {
        MimeMessage broken = new MimeMessage(eightBits()) {
            @Override
            public void writeTo(java.io.OutputStream out, String[] ignored) {
                try {
                    out.write("Subject: half".getBytes(StandardCharsets.US_ASCII));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                throw new IllegalStateException("the blob store is away");
            }
        };
        FakeMail mail = Fixture.mail().build();
        mail.setMessage(broken);

        Outcome outcome = attempt(mail);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.TRANSIENT);
        assertThat(outcome.reply().text()).contains("the blob store is away");
        assertThat(server.onlyVisit().commands).noneMatch(command -> command.equals("QUIT"));
    }
}
