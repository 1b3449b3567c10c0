package io.mtapools.delivery;

import io.mtapools.config.TlsPolicy;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;

/**
 * The admin's parameters as James' RemoteDelivery is to see them under one TLS policy: what the admin set, our defaults
 * where nothing is set, and on top of it what the policy insists on. Immutable.
 */
final class PolicyConfig implements MailetConfig {
    private final MailetConfig admin;
    private final Map<String, String> parameters = new TreeMap<>();

    PolicyConfig(MailetConfig admin, TlsPolicy policy) {
        this.admin = admin;
        addDefaults();
        addAdmins();
        insist(policy);
        if (!Parameters.verifies(parameters)) {
            parameters.putIfAbsent("mail.smtp.ssl.trust", "*");
            parameters.putIfAbsent("mail.smtps.ssl.trust", "*");
        }
        // Recipients are one each; without it JavaMail gives one bad recipient another exception than several.
        parameters.put("sendpartial", "true");
        // Not used here, but without it James warns of delays that nobody set.
        parameters.put("maxRetries", "1");
        // Set for each attempt; without a value James would ask its domain list for one.
        parameters.put("heloName", "localhost");
    }

    private void addDefaults() {
        parameters.put("startTLS", "true");
        parameters.put("verifyServerIdentity", "false");
        // A mail is delivered when the server has answered the end of its data, not when it says goodbye.
        both("quitwait", "false");
    }

    private void addAdmins() {
        for (Iterator<String> names = admin.getInitParameterNames(); names.hasNext(); ) {
            String name = names.next();
            String value = admin.getInitParameter(name);
            if (value != null) {
                parameters.put(name, value);
            }
        }
        // James' documentation writes it so, its code only knows the other.
        String documented = parameters.get("connectionTimeout");
        if (documented != null) {
            parameters.putIfAbsent("connectiontimeout", documented);
        }
    }

    private void insist(TlsPolicy policy) {
        if (policy == TlsPolicy.OPPORTUNISTIC) {
            return;
        }
        parameters.put("startTLS", "true");
        both("starttls.enable", "true");
        both("starttls.required", "true");
        if (policy == TlsPolicy.VERIFIED) {
            parameters.put("verifyServerIdentity", "true");
            both("ssl.checkserveridentity", "true");
            parameters.keySet().removeIf(PolicyConfig::choosesWhomToTrust);
        }
    }

    private static boolean choosesWhomToTrust(String name) {
        return name.matches("mail\\.smtps?\\.(ssl\\.trust|(ssl\\.)?socketFactory\\..*)");
    }

    private void both(String property, String value) {
        parameters.put("mail.smtp." + property, value);
        parameters.put("mail.smtps." + property, value);
    }

    @Override
    public String getInitParameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Iterator<String> getInitParameterNames() {
        return parameters.keySet().iterator();
    }

    @Override
    public MailetContext getMailetContext() {
        return admin.getMailetContext();
    }

    @Override
    public String getMailetName() {
        return admin.getMailetName();
    }
}
