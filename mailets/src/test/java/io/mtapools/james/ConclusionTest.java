package io.mtapools.james;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.Outcome;
import io.mtapools.model.SmtpReply;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.Test;

class ConclusionTest {
    private static final Outcome REFUSED =
            Outcome.bounced(SmtpReply.parse("550 5.1.1 nobody here")).from("mx.example");

    private final FakeMailContext context = FakeMailContext.defaultContext();

    @Test
    void deliveredMailShouldEndWhereNoProcessorIsNamed() throws Exception {
        new Conclusion(context, null, "bounces", null).conclude(mail("a@shop.example"), delivered());

        assertThat(context.getSentMails()).isEmpty();
    }

    @Test
    void deliveredMailShouldGoOnToOnSuccess() throws Exception {
        new Conclusion(context, "sent", "bounces", null).conclude(mail("a@shop.example"), delivered());

        assertThat(context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly("sent");
    }

    @Test
    void refusedMailShouldGoToTheBounceProcessorWithItsReply() throws Exception {
        Mail mail = mail("a@shop.example");

        new Conclusion(context, null, "bounces", null).conclude(mail, REFUSED);

        assertThat(context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly("bounces");
        assertThat(text(mail, Bouncer.DELIVERY_ERROR)).isEqualTo("550 5.1.1 nobody here");
        assertThat(text(mail, Bouncer.DELIVERY_ERROR_CODE)).isEqualTo("550");
    }

    @Test
    void aNullSenderShouldTakeTheSameWay() throws Exception {
        new Conclusion(context, null, "bounces", null).conclude(mail("<>"), REFUSED);

        assertThat(context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly("bounces");
    }

    @Test
    void aNullSenderShouldNotVanishWithoutABounceProcessor() throws Exception {
        new Conclusion(context, null, null, null).conclude(mail("<>"), REFUSED);

        assertThat(context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly(Mail.ERROR);
    }

    @Test
    void withoutABounceProcessorJamesShouldBounce() throws Exception {
        new Conclusion(context, null, null, null).conclude(mail("a@shop.example"), REFUSED);

        assertThat(context.getBouncedMails()).hasSize(1).first().satisfies(bounce -> assertThat(bounce.getMessage())
                .contains("rcpt@example.com", "mx.example said", "550 5.1.1 nobody here"));
    }

    @Test
    void expiredMailShouldGoToItsOwnProcessor() throws Exception {
        new Conclusion(context, null, "bounces", "expired")
                .conclude(mail("a@shop.example"), Outcome.expired(SmtpReply.parse("452 4.2.2 full")));

        assertThat(context.getSentMails())
                .extracting(FakeMailContext.SentMail::getState)
                .containsExactly("expired");
    }

    private static Outcome delivered() {
        return Outcome.delivered(SmtpReply.parse("250 2.0.0 ok"), "mx.example");
    }

    private static String text(Mail mail, AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class).orElseThrow();
    }

    private static Mail mail(String sender) throws MessagingException {
        return FakeMail.builder()
                .name("mail")
                .sender(sender.equals("<>") ? MailAddress.nullSender() : new MailAddress(sender))
                .recipient("rcpt@example.com")
                .state("pool-main")
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder().setText("text"))
                .build();
    }
}
