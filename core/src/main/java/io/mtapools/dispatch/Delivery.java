package io.mtapools.dispatch;

import io.mtapools.model.EgressIp;
import io.mtapools.model.Outcome;

/** Makes attempts and puts their ends into effect. Thread-safe. */
public interface Delivery {
    /**
     * One attempt from {@code ip}: at most one MX host is spoken to after it has replied. Blocks as long as the receiver
     * does; returns an outcome of kind DELIVERED, DEFERRED or BOUNCED whatever happens, and never throws.
     */
    Outcome attempt(Parcel parcel, EgressIp ip);

    /**
     * Hands a delivery that is over (DELIVERED, BOUNCED or EXPIRED) to where the admin wants it. When this returns the
     * delivery may be forgotten.
     *
     * @throws RuntimeException where it could not be handed over; the delivery then stays where it was
     */
    void conclude(Parcel parcel, Outcome outcome);
}
