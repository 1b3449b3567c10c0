package io.mtapools.delivery;

import io.mtapools.config.TlsPolicy;
import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import io.mtapools.velocity.Ticker;
import java.net.InetAddress;
import javax.mail.MessagingException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;

/** What most tests of a delivery begin with. */
final class Fixture {
    static final String RECIPIENT = "to@there.test";

    final FakeDns dns = new FakeDns();
    final ManualTimer timer = new ManualTimer();
    final EgressIp ip;
    private final FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetName("PoolRemoteDelivery");
    private Ticker ticker = Ticker.system();
    private SSLSocketFactory jvm = (SSLSocketFactory) SSLSocketFactory.getDefault();

    Fixture() throws Exception {
        ip = EgressIp.of(InetAddress.getByName("127.21.0.1"), "mta1.pools.test");
    }

    static Fixture via(ScriptedSmtpServer gateway) throws Exception {
        return new Fixture().with("gateway", gateway.gateway());
    }

    Fixture with(String parameter, String value) {
        config.setProperty(parameter, value);
        return this;
    }

    Fixture trusting(SSLSocketFactory factory) {
        jvm = factory;
        return this;
    }

    Fixture at(Ticker clock) {
        ticker = clock;
        return this;
    }

    SmtpDelivery delivery() throws MessagingException {
        return new SmtpDelivery(config.build(), dns, null, FakeMailContext.defaultContext(), timer, ticker, jvm);
    }

    Outcome attempt() throws Exception {
        return delivery().attempt(mail().build(), ip, TlsPolicy.OPPORTUNISTIC);
    }

    Outcome attempt(TlsPolicy tls) throws Exception {
        return delivery().attempt(mail().build(), ip, tls);
    }

    static FakeMail.Builder mail() throws Exception {
        return FakeMail.builder()
                .name("mail1")
                .sender("from@here.test")
                .recipient(RECIPIENT)
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder()
                        .setSubject("Hello")
                        .addFrom("from@here.test")
                        .setText(".dot first\nsecond"));
    }
}
