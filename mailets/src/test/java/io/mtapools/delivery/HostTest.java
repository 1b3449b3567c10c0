package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    @ParameterizedTest
    @CsvSource({
        "mail.test,mail.test,25",
        "' Mail.Test. ',mail.test,25",
        "mail.test:2525,mail.test,2525",
        "192.0.2.1:26,192.0.2.1,26",
        "2001:db8::1,2001:db8::1,25",
        "[2001:db8::1],2001:db8::1,25",
        "[2001:db8::1]:26,2001:db8::1,26"
    })
    void gatewayShouldReadNameAndPort(String text, String name, int port) throws Exception {
        Host host = Host.gateway(text);

        assertThat(host.name()).isEqualTo(name);
        assertThat(host.at(InetAddress.getLoopbackAddress(), false).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":25", "a b", "host:", "host:0", "host:65536", "host:x", "[", "[]", "[::1]25"})
    void gatewayShouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> Host.gateway(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"true,465", "false,25"})
    void theUsualPortShouldBeTheProtocols(boolean smtps, int port) {
        assertThat(Host.mx("mx.test")
                        .at(InetAddress.getLoopbackAddress(), smtps)
                        .port())
                .isEqualTo(port);
    }
}
