package io.mtapools.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.it.client.Mail;
import io.mtapools.it.client.SmtpClient;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Mail MAIL = Mail.from("news@shop.example").to("promotional-1@gmail.com");

    private final Plan plan = Plan.load();
    private final Providers providers = new Providers(plan);

    @AfterEach
    void close() {
        providers.close();
    }

    private void send(String ip, String helo, Mail mail) throws IOException {
        try (SmtpClient client = new SmtpClient(providers.address(), InetAddress.getByName(ip), helo)) {
            client.send(mail);
        }
    }

    private Verdict verdict(int sent) {
        return Verdict.of(plan, sent, providers.ledger().mails(), providers.overLimit());
    }

    @Test
    void mailByItsOwnPoolShouldBeGood() throws Exception {
        send("127.0.0.31", "mta31.shop.example", MAIL);

        assertThat(verdict(1)).hasToString("DEMO sent=1 arrived=1 misrouted=0 overLimit=0");
        assertThat(verdict(1).isGood()).isTrue();
        assertThat(verdict(2).isGood()).isFalse();
    }

    @Test
    void mailByAnotherPoolsIpShouldBeMisrouted() throws Exception {
        send("127.0.0.11", "mta11.shop.example", MAIL);

        assertThat(verdict(1)).hasToString("DEMO sent=1 arrived=1 misrouted=1 overLimit=0");
        assertThat(verdict(1).isGood()).isFalse();
    }

    @Test
    void mailUnderAnotherIpsNameShouldBeMisrouted() throws Exception {
        send("127.0.0.31", "mta32.shop.example", MAIL);

        assertThat(verdict(1).isGood()).isFalse();
    }

    @Test
    void taggingHeaderOutsideShouldBeMisrouted() throws Exception {
        send("127.0.0.31", "mta31.shop.example", MAIL.header("X-Traffic-Type", "promotional"));

        assertThat(verdict(1).isGood()).isFalse();
    }

    @Test
    void mailThatCameTwiceShouldNotStandForALostOne() throws Exception {
        send("127.0.0.31", "mta31.shop.example", MAIL);
        send("127.0.0.31", "mta31.shop.example", MAIL);

        assertThat(verdict(2).isGood()).isFalse();
    }

    @Test
    void providerShouldRefuseAndCountWhatIsBeyondItsLimit() throws Exception {
        int limit = plan.limit("gmail.com");

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100 * limit; i++) {
                        send("127.0.0.31", "mta31.shop.example", MAIL.to("promotional-" + i + "@gmail.com"));
                    }
                })
                .hasMessageContaining("421 4.7.28");
        assertThat(providers.overLimit()).isEqualTo(1);
        assertThat(verdict(limit).isGood()).isFalse();
    }
}
