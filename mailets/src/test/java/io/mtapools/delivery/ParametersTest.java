package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.config.TlsPolicy;
import javax.mail.MessagingException;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @ParameterizedTest
    @CsvSource({
        "outgoing,lanes",
        "bind,<ip address",
        "heloName,<ip helo",
        "maxRetries,<retry giveUp",
        "delayTime,<retry after",
        "mail.smtp.localaddress,<ip address",
        "mail.smtps.localhost,<ip helo"
    })
    void constructorShouldRefuseWhatThePoolDecides(String name, String remedy) throws Exception {
        Fixture fixture = new Fixture().with(name, "x");

        assertThatThrownBy(fixture::delivery)
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "startTLS,yes",
        "sslEnable,1",
        "verifyServerIdentity,tru",
        "timeout,3m",
        "connectiontimeout,-1",
        "maxDnsProblemRetries,few",
        "gateway,host:port",
        "gateway,host:70000",
        "gateway,[::1",
        "mail.smtp.ssl.socketFactory.class,java.lang.String",
        "mail.smtp.socks.host,proxy.test:none"
    })
    void constructorShouldRefuseWhatItCantRead(String name, String value) throws Exception {
        Fixture fixture = new Fixture().with(name, value);

        assertThatThrownBy(fixture::delivery)
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining(value.substring(value.indexOf(":") < 0 ? 0 : value.indexOf(":") + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gatewayUsername", "gatewayusername", "gatewayPassword"})
    void constructorShouldRefuseHalfOfTheGatewaysCredentials(String name) throws Exception {
        Fixture fixture = new Fixture().with("gateway", "127.20.0.9").with(name, "x");

        assertThatThrownBy(fixture::delivery).hasMessageContaining("gatewayPassword");
    }

    @Test
    void constructorShouldTellAllErrorsAtOnce() throws Exception {
        Fixture fixture = new Fixture().with("bind", "10.0.0.1").with("startTLS", "yes");

        assertThatThrownBy(fixture::delivery).hasMessageContaining("'bind'").hasMessageContaining("'startTLS'");
    }

    @Test
    void namesShouldBeReadWithTheirCaseAsJamesDoes() throws Exception {
        Fixture fixture = new Fixture().with("Bind", "10.0.0.1");

        assertThatCode(fixture::delivery).doesNotThrowAnyException();
    }

    @Test
    void theDocumentedNameOfTheConnectionTimeoutShouldWork() throws Exception {
        FakeMailetConfig admin = FakeMailetConfig.builder()
                .setProperty("connectionTimeout", "1234")
                .build();

        Terms terms = new Terms(admin, TlsPolicy.OPPORTUNISTIC, null, null);

        assertThat(terms.properties().getProperty("mail.smtp.connectiontimeout"))
                .isEqualTo("1234");
    }
}
