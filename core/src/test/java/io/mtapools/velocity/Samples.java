package io.mtapools.velocity;

import io.mtapools.config.IpSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.config.ScopedLimit;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.LaneKey;
import io.mtapools.model.Limit;
import io.mtapools.model.LimitScope;
import io.mtapools.model.Outcome;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.SmtpReply;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** Short forms for what admission tests are about. */
final class Samples {
    static final ProviderName GMAIL = ProviderName.of("gmail");
    static final ProviderName YAHOO = ProviderName.of("yahoo");
    static final ProviderName OTHERS = ProviderName.EVERYONE_ELSE;
    static final PoolName NEWS = PoolName.of("news");
    static final PoolName OTHER_POOL = PoolName.of("other");

    private Samples() {}

    static EgressIp ip(int number) {
        try {
            byte[] address = {(byte) 198, 51, (byte) (number / 256), (byte) (number % 256)};
            return EgressIp.of(InetAddress.getByAddress(address), "mta" + number + ".example.com");
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static ScopedLimit each(long messages, Duration per) {
        return ScopedLimit.of(LimitScope.IP, Limit.of(messages, per));
    }

    static ScopedLimit limit(LimitScope scope, long messages, Duration per) {
        return ScopedLimit.of(scope, Limit.of(messages, per));
    }

    static PoolSettings.Builder pool(PoolName name, int firstIp, int ips) {
        PoolSettings.Builder pool = PoolSettings.named(name.value());
        for (int i = 0; i < ips; i++) {
            pool.ip(IpSettings.of(ip(firstIp + i)));
        }
        return pool;
    }

    static ProviderSettings.Builder provider(ProviderName name) {
        return ProviderSettings.named(name.value());
    }

    static Settings.Builder settings() {
        return Settings.builder()
                .traffic(TrafficSettings.otherwise("promotional").build());
    }

    static Request request(PoolName pool, ProviderName provider) {
        return request(pool, provider, "promotional");
    }

    static Request request(PoolName pool, ProviderName provider, String type) {
        return request(pool, provider, type, "example.com", "mx.example.net");
    }

    static Request request(PoolName pool, ProviderName provider, String type, String domain, String mxSet) {
        return Request.of(LaneKey.of(pool, provider), Stream.of(TrafficType.of(type), "s"), domain, mxSet);
    }

    static Outcome delivered() {
        return Outcome.delivered(SmtpReply.of(250, "2.0.0", "Ok"), "mx.example.net");
    }

    static Outcome deferred() {
        return Outcome.deferred(SmtpReply.of(451, "4.7.1", "Later")).from("mx.example.net");
    }

    static Outcome unreachable() {
        return Outcome.deferred(SmtpReply.withoutCode("Connection refused"));
    }
}
