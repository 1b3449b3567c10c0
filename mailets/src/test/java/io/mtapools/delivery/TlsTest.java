package io.mtapools.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.mail.util.MailSSLSocketFactory;
import io.mtapools.config.TlsPolicy;
import io.mtapools.model.Outcome;
import io.mtapools.model.Outcome.Kind;
import io.mtapools.model.ReplyCategory;
import java.nio.file.Path;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {
    private static final String HOST = "mx1.there.test";

    @TempDir
    static Path directory;

    private static TestTls certificate;
    private static TestTls anothersCertificate;

    private ScriptedSmtpServer server;
    private Fixture fixture;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificate = TestTls.forName(directory, HOST);
        anothersCertificate = TestTls.forName(directory, "elsewhere.test");
    }

    @BeforeEach
    void listen() throws Exception {
        server = ScriptedSmtpServer.on("127.20.3.1").withTls(certificate.server());
        fixture = new Fixture().with("gateway", HOST + ":" + server.port());
        fixture.dns.address(HOST, "127.20.3.1");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsPolicy.class,
            names = {"OPPORTUNISTIC", "REQUIRED"})
    void attemptShouldEncryptWithoutCheckingTheCertificate(TlsPolicy policy) throws Exception {
        Outcome outcome = fixture.attempt(policy);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).get().asString().startsWith("TLSv1.3 TLS_");
        assertThat(server.onlyVisit().encrypted).isTrue();
        assertThat(server.onlyVisit().sni).contains(HOST);
    }

    @Test
    void opportunisticShouldGoInClearWhereTlsIsNotOffered() throws Exception {
        server.withTls(null);

        Outcome outcome = fixture.attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).isEmpty();
    }

    @Test
    void opportunisticShouldTryOnceMoreInClearWhereTheHandshakeFails() throws Exception {
        server.withTls(withoutKeys());

        Outcome outcome = fixture.attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).get().asString().startsWith("clear, because TLS failed: ");
        assertThat(server.visits()).hasSize(2);
        assertThat(server.visits().get(1).encrypted).isFalse();
        assertThat(server.visits().get(1).command("STARTTLS")).isNull();
    }

    @Test
    void opportunisticShouldGoOnInClearWhereStarttlsIsRefused() throws Exception {
        server.says("STARTTLS", "454 4.7.0 TLS not available due to local problem");

        Outcome outcome = fixture.attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).contains("clear, because TLS failed: STARTTLS was answered 454");
        assertThat(server.onlyVisit().encrypted).isFalse();
    }

    @Test
    void opportunisticShouldDeferWhereStarttlsIsAnsweredByClosing() throws Exception {
        server.says("STARTTLS", "421 4.3.2 Closing");

        Outcome outcome = fixture.attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().code()).isEqualTo(421);
        assertThat(server.visits()).hasSize(1);
    }

    @Test
    void opportunisticShouldDeferWhereTheServerWantsTlsAndItsHandshakeFails() throws Exception {
        server.withTls(withoutKeys()).says("MAIL", "530 5.7.0 Must issue a STARTTLS command first");

        Outcome outcome = fixture.attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().code()).isEqualTo(530);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsPolicy.class,
            names = {"REQUIRED", "VERIFIED"})
    void requiredShouldDeferWhereTlsIsNotOffered(TlsPolicy policy) throws Exception {
        server.withTls(null);

        Outcome outcome = fixture.attempt(policy);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.category()).contains(ReplyCategory.TRANSIENT);
        assertThat(outcome.reply().text()).contains(HOST).contains("STARTTLS is not offered");
        assertThat(outcome.mxHost()).contains(HOST);
        assertThat(server.onlyVisit().command("MAIL")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsPolicy.class,
            names = {"REQUIRED", "VERIFIED"})
    void requiredShouldDeferWhereStarttlsIsRefused(TlsPolicy policy) throws Exception {
        server.says("STARTTLS", "454 4.7.0 TLS not available");

        Outcome outcome = fixture.attempt(policy);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().text()).contains("454 4.7.0 TLS not available");
        assertThat(server.onlyVisit().command("MAIL")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsPolicy.class,
            names = {"REQUIRED", "VERIFIED"})
    void requiredShouldDeferWhereTheHandshakeFails(TlsPolicy policy) throws Exception {
        server.withTls(withoutKeys());

        Outcome outcome = fixture.attempt(policy);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().text()).contains("no TLS");
        assertThat(server.visits()).hasSize(1);
    }

    @Test
    void requiredShouldGoOnToTheNextHostWhereTlsFails() throws Exception {
        ScriptedSmtpServer second = ScriptedSmtpServer.on("127.20.3.2").withTls(certificate.server());
        server.withTls(null);
        Fixture both = new Fixture()
                .with("gateway", server.gateway() + "," + second.gateway())
                .with("loadBalancing", "false");

        Outcome outcome = both.attempt(TlsPolicy.REQUIRED);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(second.onlyVisit().encrypted).isTrue();
        second.close();
    }

    @Test
    void verifiedShouldDeliverWhereTheCertificateIsTheHosts() throws Exception {
        Outcome outcome = fixture.trusting(certificate.trusting()).attempt(TlsPolicy.VERIFIED);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).get().asString().startsWith("TLSv1.3 TLS_");
        assertThat(server.onlyVisit().sni).contains(HOST);
    }

    @Test
    void verifiedShouldDeferWhereTheCertificateIsNotTrusted() throws Exception {
        Outcome outcome = fixture.trusting(anothersCertificate.trusting()).attempt(TlsPolicy.VERIFIED);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().text()).contains("no TLS").contains("certification path");
        assertThat(server.onlyVisit().command("MAIL")).isNull();
    }

    @Test
    void verifiedShouldDeferWhereTheCertificateIsForAnotherName() throws Exception {
        server.withTls(anothersCertificate.server());

        Outcome outcome = fixture.trusting(anothersCertificate.trusting()).attempt(TlsPolicy.VERIFIED);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(outcome.reply().text()).contains("no TLS").contains(HOST);
        assertThat(server.onlyVisit().command("MAIL")).isNull();
    }

    @Test
    void verifiedShouldNotBeWeakenedByParameters() throws Exception {
        server.withTls(anothersCertificate.server());

        Outcome outcome = fixture.with("startTLS", "false")
                .with("verifyServerIdentity", "false")
                .with("mail.smtp.starttls.enable", "false")
                .with("mail.smtp.starttls.required", "false")
                .with("mail.smtp.ssl.trust", "*")
                .with("mail.smtp.ssl.checkserveridentity", "false")
                .with("mail.smtp.ssl.socketFactory.class", TrustingSockets.class.getName())
                .attempt(TlsPolicy.VERIFIED);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(server.onlyVisit().command("MAIL")).isNull();
    }

    @Test
    void requiredShouldNotBeWeakenedByParameters() throws Exception {
        server.withTls(null);

        Outcome outcome = fixture.with("startTLS", "false")
                .with("mail.smtp.starttls.enable", "false")
                .with("mail.smtp.starttls.required", "false")
                .attempt(TlsPolicy.REQUIRED);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
    }

    @Test
    void opportunisticShouldNotEncryptWhereTheAdminWantsNone() throws Exception {
        Outcome outcome = fixture.with("startTLS", "false").attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).isEmpty();
        assertThat(server.onlyVisit().encrypted).isFalse();
    }

    @Test
    void opportunisticShouldCheckCertificatesWhereTheAdminWantsIt() throws Exception {
        Outcome outcome = fixture.trusting(anothersCertificate.trusting())
                .with("verifyServerIdentity", "true")
                .attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(server.visits()).allMatch(visit -> visit.command("MAIL") == null);
    }

    @Test
    void opportunisticShouldTrustOnlyTheHostsThatTheAdminNames() throws Exception {
        Outcome trusted =
                fixture.with("mail.smtp.ssl.trust", "mx0.there.test " + HOST).attempt();
        Fixture others = new Fixture().with("gateway", server.gateway()).with("mail.smtp.ssl.trust", "elsewhere.test");

        assertThat(trusted.isDelivered()).isTrue();
        assertThat(others.attempt().kind()).isEqualTo(Kind.DEFERRED);
    }

    @Test
    void sslEnableShouldSpeakTlsFromTheFirstByte() throws Exception {
        server.tlsAtOnce(certificate.server());

        Outcome outcome = fixture.with("sslEnable", "true").attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).get().asString().startsWith("TLSv1.3 TLS_");
        assertThat(server.onlyVisit().command("STARTTLS")).isNull();
        assertThat(server.onlyVisit().peer).isEqualTo("127.21.0.1");
        assertThat(server.onlyVisit().helo).isEqualTo("mta1.pools.test");
    }

    @Test
    void sslEnableShouldFallBackToSmtpAsStockDoes() throws Exception {
        Outcome outcome =
                fixture.with("sslEnable", "true").with("timeout", "300").attempt(TlsPolicy.REQUIRED);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(server.visits().get(server.visits().size() - 1).encrypted).isTrue();
    }

    @Test
    void aPasswordShouldNotGoInClearWhereTheHandshakeFails() throws Exception {
        server.offers("AUTH PLAIN LOGIN").withTls(withoutKeys());

        Outcome outcome = fixture.with("gatewayUsername", "user")
                .with("gatewayPassword", "secret")
                .attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(server.visits()).allMatch(visit -> visit.command("AUTH") == null);
    }

    @Test
    void opportunisticShouldUseTheSocketFactoryThatTheAdminNames() throws Exception {
        Outcome outcome = fixture.with("mail.smtp.ssl.socketFactory.class", TrustingSockets.class.getName())
                .with("verifyServerIdentity", "true")
                .attempt(TlsPolicy.OPPORTUNISTIC);

        assertThat(outcome.isDelivered()).isTrue();
        assertThat(outcome.tls()).get().asString().startsWith("TLSv1.3 TLS_");
    }

    /** As an admin's own class would be. */
    public static final class TrustingSockets {
        private TrustingSockets() {}

        public static SocketFactory getDefault() throws Exception {
            MailSSLSocketFactory factory = new MailSSLSocketFactory();
            factory.setTrustAllHosts(true);
            return factory;
        }
    }

    private static SSLContext withoutKeys() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        return context;
    }
}
