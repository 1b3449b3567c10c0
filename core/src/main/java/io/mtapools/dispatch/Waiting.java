package io.mtapools.dispatch;

/** A delivery in the hand of the pump, and the place that it still has where it came from. */
public interface Waiting {
    Parcel parcel();

    /**
     * It is safe elsewhere, or over: its place is given up. May block.
     *
     * @throws RuntimeException where that could not be noted; it is then asked again later
     */
    void done();

    /** It was not dealt with: it stays where it was, for whoever takes it next. Never throws. */
    void giveBack();
}
