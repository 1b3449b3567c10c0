package io.mtapools.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.mtapools.it.james.WebAdmin;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** What waits in the lanes, as {@code GET /pools} tells it. Immutable. */
final class Backlog {
    private final boolean known;
    private final Map<String, Long> waiting;

    private Backlog(boolean known, Map<String, Long> waiting) {
        this.known = known;
        this.waiting = waiting;
    }

    /** As of now; knows nothing if James does not answer. */
    static Backlog ask(WebAdmin webAdmin) {
        try {
            WebAdmin.Response response = webAdmin.get("/pools");
            return response.status() == 200 ? of(response.json()) : new Backlog(false, Map.of());
        } catch (UncheckedIOException e) {
            return new Backlog(false, Map.of());
        }
    }

    private static Backlog of(JsonNode pools) {
        Map<String, Long> waiting = new HashMap<>();
        for (JsonNode pool : pools.has("pools") ? pools.get("pools") : pools) {
            for (JsonNode lane : pool.path("lanes")) {
                String key =
                        key(pool.path("name").asText(), lane.path("provider").asText());
                waiting.merge(
                        key, lane.path("waiting").asLong() + lane.path("held").asLong(), Long::sum);
            }
        }
        return new Backlog(true, waiting);
    }

    /** How many mails of a pool wait for a provider; a question mark if unknown. */
    String waiting(String pool, String provider) {
        return known ? String.valueOf(waiting.getOrDefault(key(pool, provider), 0L)) : "?";
    }

    private static String key(String pool, String provider) {
        return pool + " " + provider;
    }
}
