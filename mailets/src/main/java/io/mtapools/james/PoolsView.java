package io.mtapools.james;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.IpSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.dispatch.Dispatcher;
import io.mtapools.dispatch.LaneView;
import io.mtapools.model.PoolName;
import io.mtapools.velocity.Admission;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;

/** Pools, their IPs and lanes as webadmin tells them. Thread-safe. */
final class PoolsView {
    private final CurrentSettings settings;
    private final Admission admission;
    private final Dispatcher dispatcher;
    private final Outlets outlets;
    private final Ticker ticker;
    private final Clock clock;

    @Inject
    PoolsView(
            CurrentSettings settings,
            Admission admission,
            Dispatcher dispatcher,
            Outlets outlets,
            Ticker ticker,
            Clock clock) {
        this.settings = settings;
        this.admission = admission;
        this.dispatcher = dispatcher;
        this.outlets = outlets;
        this.ticker = ticker;
        this.clock = clock;
    }

    List<Map<String, Object>> all() {
        return settings.get().pools().stream().map(this::pool).collect(Collectors.toList());
    }

    Optional<Map<String, Object>> one(PoolName name) {
        return settings.get().pool(name).map(this::pool);
    }

    private Map<String, Object> pool(PoolSettings pool) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", pool.name().value());
        json.put("processor", pool.processor());
        json.put("open", outlets.find(pool.name()).isPresent());
        json.put("ips", pool.ips().stream().map(this::ip).collect(Collectors.toList()));
        json.put("lanes", dispatcher.lanes(pool.name()).stream().map(this::lane).collect(Collectors.toList()));
        return json;
    }

    private Map<String, Object> ip(IpSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", settings.ip().text());
        settings.ip().publicAddress().ifPresent(address -> json.put("public", address.getHostAddress()));
        json.put("helo", settings.ip().helo());
        return json;
    }

    private Map<String, Object> lane(LaneView lane) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("provider", lane.key().provider().value());
        json.put("waiting", lane.waiting());
        json.put("held", lane.held());
        lane.nextHeld().ifPresent(due -> json.put("nextHeld", due.toString()));
        lane.obstacle().ifPresent(obstacle -> json.put("head", head(obstacle)));
        return json;
    }

    private Map<String, Object> head(Obstacle obstacle) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("why", obstacle.why());
        if (obstacle.retryAt() != Obstacle.ON_CHANGE) {
            json.put("nextTry", wallClock(obstacle.retryAt()).toString());
        }
        return json;
    }

    private Instant wallClock(long tickerNanos) {
        return clock.instant().plus(Duration.ofNanos(Math.max(0, tickerNanos - ticker.nanos())));
    }
}
