package io.mtapools.dispatch;

/** A delivery as the pump handles it: its facts; the mail itself stays with whoever made it. */
public interface Parcel {
    Facts facts();
}
