package io.mtapools.delivery;

import io.mtapools.config.TlsPolicy;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.MailetConfig;

/**
 * How servers are spoken to under one TLS policy: James' reading of the parameters, and what is derived of it once. The
 * same for all IPs, so a thousand of them cost nothing here. Immutable.
 */
final class Terms {
    private final RemoteDeliveryConfiguration configuration;
    private final Properties smtp;
    private final Properties smtps;
    private final Trust smtpTrust;
    private final Trust smtpsTrust;
    private final Proxy smtpProxy;
    private final Proxy smtpsProxy;
    private final boolean clearAllowed;

    /**
     * Reads the parameters.
     *
     * @throws MessagingException where they can't be used
     */
    Terms(MailetConfig admin, TlsPolicy policy, DomainList domains, SSLSocketFactory jvm) throws MessagingException {
        configuration = new RemoteDeliveryConfiguration(new PolicyConfig(admin, policy), domains);
        smtp = configuration.createFinalJavaxProperties();
        smtps = configuration.createFinalJavaxPropertiesWithSSL();
        smtpTrust = Trust.of(smtp, "smtp", jvm);
        smtpsTrust = Trust.of(smtps, "smtps", jvm);
        smtpProxy = proxy(smtp, "smtp");
        smtpsProxy = proxy(smtps, "smtps");
        // Neither what the admin wants checked nor a password may go out in clear because a handshake failed.
        clearAllowed = policy == TlsPolicy.OPPORTUNISTIC
                && smtpTrust.isEverybody()
                && !Boolean.parseBoolean(smtp.getProperty("mail.smtp.starttls.required"))
                && configuration.getAuthUser() == null;
    }

    RemoteDeliveryConfiguration configuration() {
        return configuration;
    }

    /** The gateways that the admin names, in their order. */
    List<Host> gateways() throws MessagingException {
        try {
            return configuration.getGatewayServer().stream().map(Host::gateway).collect(Collectors.toList());
        } catch (IllegalArgumentException e) {
            throw new MessagingException("PoolRemoteDelivery: " + e.getMessage(), e);
        }
    }

    /** Whether mail may go in clear where a handshake failed. */
    boolean clearAllowed() {
        return clearAllowed;
    }

    /** Whether the server's port is one where TLS begins at once, before those that begin in clear. */
    boolean smtpsFirst() {
        return configuration.isSSLEnable();
    }

    Trust trust(Target target) {
        return target.smtps() ? smtpsTrust : smtpTrust;
    }

    /** JavaMail's properties of any conversation. */
    Properties properties() {
        return smtp;
    }

    /** JavaMail's properties for one conversation; the caller's own. */
    Properties properties(Target target) {
        Properties properties = new Properties();
        properties.putAll(target.smtps() ? smtps : smtp);
        return properties;
    }

    /** The SOCKS proxy that the admin names, else null. */
    Proxy proxy(Target target) {
        return target.smtps() ? smtpsProxy : smtpProxy;
    }

    private static Proxy proxy(Properties properties, String protocol) throws MessagingException {
        String host = properties.getProperty("mail." + protocol + ".socks.host");
        if (host == null) {
            return null;
        }
        String[] parts = host.split(":", 2);
        String port = properties.getProperty("mail." + protocol + ".socks.port", parts.length == 2 ? parts[1] : "1080");
        try {
            return new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(parts[0], Integer.parseInt(port.trim())));
        } catch (IllegalArgumentException e) {
            throw new MessagingException(
                    "PoolRemoteDelivery: mail." + protocol + ".socks.port is '" + port + "': expected 1 to 65535", e);
        }
    }
}
