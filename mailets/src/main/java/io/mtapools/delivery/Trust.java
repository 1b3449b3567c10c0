package io.mtapools.delivery;

import com.sun.mail.util.MailSSLSocketFactory;
import java.security.GeneralSecurityException;
import java.util.Properties;
import java.util.Set;
import javax.mail.MessagingException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whom a TLS connection trusts: JavaMail's properties {@code ssl.trust}, {@code ssl.checkserveridentity} and {@code
 * ssl.socketFactory.class} with their meaning, read once. JavaMail itself would make a new context for each connection,
 * and compare certificates with the address that we dial instead of the host's name. Immutable.
 */
final class Trust {
    private final SSLSocketFactory sockets;
    private final Set<String> onlyHosts;
    private final boolean checksNames;
    private final boolean everybody;

    private Trust(SSLSocketFactory sockets, Set<String> onlyHosts, boolean checksNames, boolean everybody) {
        this.sockets = sockets;
        this.onlyHosts = onlyHosts;
        this.checksNames = checksNames;
        this.everybody = everybody;
    }

    /**
     * As the properties of this protocol say.
     *
     * @throws MessagingException where the factory class that they name can't be used
     */
    static Trust of(Properties properties, String protocol, SSLSocketFactory jvm) throws MessagingException {
        String prefix = "mail." + protocol + ".ssl.";
        boolean names = Boolean.parseBoolean(properties.getProperty(prefix + "checkserveridentity"));
        String factory = properties.getProperty(prefix + "socketFactory.class", "");
        String trusted = properties.getProperty(prefix + "trust");
        if (!factory.isEmpty()) {
            return new Trust(load(factory), Set.of(), names, false);
        }
        if (trusted == null) {
            return new Trust(jvm, Set.of(), names, false);
        }
        boolean all = trusted.equals("*");
        return new Trust(
                WithoutChain.sockets(), all ? Set.of() : Set.of(trusted.trim().split("\\s+")), names, all && !names);
    }

    private static SSLSocketFactory load(String name) throws MessagingException {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return (SSLSocketFactory)
                    Class.forName(name, true, loader).getMethod("getDefault").invoke(null);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new MessagingException(
                    "PoolRemoteDelivery: '" + name
                            + "' is no javax.net.ssl.SSLSocketFactory with a static getDefault()",
                    e);
        }
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    /** Whether certificates are compared with the host's name. */
    boolean checksNames() {
        return checksNames;
    }

    /** Whether this host may be spoken to at all. */
    boolean admits(String host) {
        return onlyHosts.isEmpty() || onlyHosts.contains(host);
    }

    /** Takes any certificate; one for all, because each reads the JVM's trust store. */
    private static final class WithoutChain {
        private static final MailSSLSocketFactory SOCKETS = make();

        static SSLSocketFactory sockets() {
            return SOCKETS;
        }

        private static MailSSLSocketFactory make() {
            try {
                MailSSLSocketFactory factory = new MailSSLSocketFactory();
                factory.setTrustAllHosts(true);
                return factory;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JVM offers no TLS", e);
            }
        }
    }

    /** Whether nothing is checked, so that without TLS nothing is lost but secrecy. */
    boolean isEverybody() {
        return everybody;
    }
}
