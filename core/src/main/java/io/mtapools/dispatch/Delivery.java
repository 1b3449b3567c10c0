package io.mtapools.dispatch;

import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;
import java.util.function.Consumer;

/** Makes attempts and puts their ends into effect. Thread-safe. */
public interface Delivery {
    /**
     * Starts one attempt from {@code ip} and returns; {@code whenOver} is told its outcome, of kind DELIVERED, DEFERRED or
     * BOUNCED, exactly once and whatever happens, on a thread that may block. At most one MX host is spoken to after it
     * has replied.
     */
    void attempt(Parcel parcel, EgressIp ip, Consumer<Outcome> whenOver);

    /**
     * Hands a delivery that is over (DELIVERED, BOUNCED or EXPIRED) to where the admin wants it. When this returns the
     * delivery may be forgotten. May block.
     *
     * @throws RuntimeException where it could not be handed over; it is then asked again later
     */
    void conclude(Parcel parcel, Outcome outcome);
}
