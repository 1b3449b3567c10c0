package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.TlsPolicy;
import io.mtapools.model.Outcome;
import io.mtapools.model.Outcome.Kind;
import io.mtapools.model.ReplyCategory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class GuardTest {
    private ScriptedSmtpServer server;
    private Fixture fixture;

    @BeforeEach
    void listen() throws Exception {
        server = ScriptedSmtpServer.on("127.20.5.1");
        fixture = Fixture.via(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "RCPT", "."})
    void anAttemptShouldBeCutOffWhenItsTimeIsOver(String verb) throws Exception {
        server.says(verb, ScriptedSmtpServer.STALL).onStall(fixture.timer::runAll);

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.CONNECTION);
        assertThat(outcome.reply().text()).isEqualTo("Given up after 900 s");
        assertThat(outcome.mxHost()).contains("127.20.5.1");
        assertThat(server.visits()).hasSize(1);
    }

    @Test
    void closeShouldEndWhatIsInFlight() throws Exception {
        SmtpDelivery delivery = fixture.delivery();
        server.says("RCPT", ScriptedSmtpServer.STALL).onStall(delivery::close);

        Outcome outcome = delivery.attempt(Fixture.mail().build(), fixture.ip, TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.TRANSIENT);
        assertThat(outcome.reply().text()).contains("shutting down");
    }

    @Test
    void attemptShouldDialNobodyAfterClose() throws Exception {
        SmtpDelivery delivery = fixture.delivery();
        delivery.close();

        Outcome outcome = delivery.attempt(Fixture.mail().build(), fixture.ip, TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(server.visits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "RCPT"})
    void aReplyWithoutEndShouldBeCutOff(String verb) throws Exception {
        server.says(verb, ScriptedSmtpServer.FLOOD);

        Outcome outcome = fixture.attempt();

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().text()).contains("longer than");
    }

    @Test
    void nothingShouldBeLeftScheduledAfterAnAttempt() throws Exception {
        fixture.attempt();

        assertThat(fixture.timer.size()).isZero();
    }
}
