package io.mtapools.dispatch;

import io.mtapools.velocity.Request;

/** What a delivery asks the gate for. */
final class Requests {
    private Requests() {}

    static Request of(Facts facts) {
        Request request = Request.of(facts.lane(), facts.stream(), facts.domain(), facts.mxSet());
        return facts.keep().map(request::keeping).orElse(request);
    }
}
