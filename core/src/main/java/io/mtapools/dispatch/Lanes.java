package io.mtapools.dispatch;

import java.util.Set;

/** Makes lanes, and remembers their names across restarts. Thread-safe. */
public interface Lanes {
    /** Makes or opens the queue of this name. May block. */
    Lane lane(String name);

    /** The names of all lanes ever made and not forgotten. */
    Set<String> remembered();
}
