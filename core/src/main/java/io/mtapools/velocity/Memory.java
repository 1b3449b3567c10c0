package io.mtapools.velocity;

import java.util.Map;
import java.util.Optional;

/** What must outlive the process, as records under keys. Thread-safe. */
public interface Memory {
    /** All records. May block. */
    Map<String, String> recall();

    /**
     * Keeps all of these changes or none, and returns when they would survive the process's sudden end. An empty value
     * removes the record. May block.
     *
     * @throws RuntimeException where they could not be kept
     */
    void keep(Map<String, Optional<String>> changes);

    /** One that forgets all when the process ends. */
    static Memory none() {
        return new Memory() {
            @Override
            public Map<String, String> recall() {
                return Map.of();
            }

            @Override
            public void keep(Map<String, Optional<String>> changes) {
                // forgotten by intention
            }
        };
    }
}
