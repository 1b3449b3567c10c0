package io.mtapools.dispatch;

/** A delivery as the pump handles it: its facts; the mail itself stays with whoever made it. */
public interface Parcel {
    /**
     * Tells this delivery from all others, wherever it waits and however often it is tried: 32 hexadecimal digits.
     */
    String id();

    Facts facts();

    /** The same mail with other facts; this parcel is not used any more. */
    Parcel with(Facts facts);

    /** Lets go of what the mail holds in this process: it is safe elsewhere, or over. May be called more than once. */
    default void release() {
        // most hold nothing
    }
}
