package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;

/** What is counted, as text: the keys of meters, and of the obstacles that they are. */
final class Keys {
    private Keys() {}

    static String ip(EgressIp ip) {
        return "ip:" + ip.text();
    }

    static String ip(EgressIp ip, ProviderName provider) {
        return at(ip(ip), provider);
    }

    static String pool(PoolName pool) {
        return "pool:" + pool;
    }

    static String pool(PoolName pool, ProviderName provider) {
        return at(pool(pool), provider);
    }

    static String provider(ProviderName provider) {
        return "provider:" + provider;
    }

    static String domain(String domain, ProviderName provider) {
        return at("domain:" + domain, provider);
    }

    static String stream(Stream stream) {
        return "stream:" + stream;
    }

    static String mxSet(String mxSet) {
        return "mx-set:" + mxSet;
    }

    /** The part of what {@code key} counts that is lent to a pool. */
    static String lent(PoolName borrower, String key) {
        return "lent:" + borrower + ":" + key;
    }

    private static String at(String key, ProviderName provider) {
        return key + "/" + provider;
    }
}
