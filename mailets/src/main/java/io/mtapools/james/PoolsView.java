package io.mtapools.james;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.PoolSettings;
import io.mtapools.dispatch.Dispatcher;
import io.mtapools.dispatch.LaneView;
import io.mtapools.model.PoolName;
import io.mtapools.velocity.Admission;
import io.mtapools.velocity.IpView;
import io.mtapools.velocity.Obstacle;
import io.mtapools.velocity.Ticker;
import io.mtapools.velocity.Usage;
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
        json.put("ips", admission.view(pool.name()).stream().map(this::ip).collect(Collectors.toList()));
        json.put("lanes", dispatcher.lanes(pool.name()).stream().map(this::lane).collect(Collectors.toList()));
        return json;
    }

    private Map<String, Object> ip(IpView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", view.ip().text());
        view.ip().publicAddress().ifPresent(address -> json.put("public", address.getHostAddress()));
        json.put("helo", view.ip().helo());
        json.put("paused", view.isPaused());
        json.put("standby", view.isStandby());
        json.put("inFlight", view.inFlight());
        json.put("limits", view.usages().stream().map(PoolsView::usage).collect(Collectors.toList()));
        return json;
    }

    private static Map<String, Object> usage(Usage usage) {
        Map<String, Object> json = new LinkedHashMap<>();
        usage.provider().ifPresent(provider -> json.put("provider", provider.value()));
        json.put("limit", usage.limit());
        json.put("used", usage.used());
        json.put("of", usage.of());
        usage.freeIn().ifPresent(wait -> json.put("freeInMillis", wait.toMillis()));
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
