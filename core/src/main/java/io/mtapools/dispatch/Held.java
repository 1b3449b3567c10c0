package io.mtapools.dispatch;

import java.util.List;
import java.util.Optional;

/**
 * Where mail is set aside durably, each under a {@link HeldName}, which alone is enough to know when it is due and what it
 * waits with. Thread-safe. Every method may block, and throws a RuntimeException where the place does not answer.
 */
public interface Held {
    void put(HeldName name, Parcel parcel);

    /** All names that can be read; others that somebody put there are left alone. */
    List<HeldName> list();

    /** Empty where it is gone: a person may have released or removed it. */
    Optional<Parcel> load(HeldName name);

    void remove(HeldName name);
}
