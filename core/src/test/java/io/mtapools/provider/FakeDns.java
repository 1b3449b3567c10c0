package io.mtapools.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A DNS that answers at once what was set, and what was not set when the test says so. */
final class FakeDns implements MxLookup {
    final List<String> asked = new ArrayList<>();
    private final Map<String, MxAnswer> answers = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<MxAnswer>> open = new LinkedHashMap<>();

    FakeDns set(String domain, MxAnswer answer) {
        answers.put(domain, answer);
        return this;
    }

    void answer(String domain, MxAnswer answer) {
        open.remove(domain).complete(answer);
    }

    void fail(String domain, Throwable failure) {
        open.remove(domain).completeExceptionally(failure);
    }

    @Override
    public CompletionStage<MxAnswer> lookup(String domain) {
        asked.add(domain);
        MxAnswer answer = answers.get(domain);
        return answer != null
                ? CompletableFuture.completedFuture(answer)
                : open.computeIfAbsent(domain, any -> new CompletableFuture<>());
    }
}
