package io.mtapools.velocity;

import io.mtapools.model.EgressIp;
import java.util.List;

/** How an IP stands at one moment, for a person. Immutable. */
public final class IpView {
    private final EgressIp ip;
    private final boolean paused;
    private final boolean standby;
    private final int inFlight;
    private final List<Usage> usages;

    IpView(EgressIp ip, boolean paused, boolean standby, int inFlight, List<Usage> usages) {
        this.ip = ip;
        this.paused = paused;
        this.standby = standby;
        this.inFlight = inFlight;
        this.usages = List.copyOf(usages);
    }

    public EgressIp ip() {
        return ip;
    }

    public boolean isPaused() {
        return paused;
    }

    /** Whether it is used only when the others are full. */
    public boolean isStandby() {
        return standby;
    }

    /** Attempts reserved or under way, all providers together. */
    public int inFlight() {
        return inFlight;
    }

    /** Its limits, overall and at each provider that it has sent to, and how much of each is used. */
    public List<Usage> usages() {
        return usages;
    }

    @Override
    public String toString() {
        return ip + (paused ? " paused " : " ") + usages;
    }
}
