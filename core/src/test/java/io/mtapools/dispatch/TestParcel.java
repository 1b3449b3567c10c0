package io.mtapools.dispatch;

import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A delivery whose mail is nothing but its id. */
final class TestParcel implements Parcel {
    static final PoolName POOL = PoolName.of("promotional");
    static final ProviderName GMAIL = ProviderName.of("gmail");

    private final String id;
    private final Facts facts;

    private TestParcel(String id, Facts facts) {
        this.id = id;
        this.facts = facts;
    }

    /** Mail number {@code number} of campaign "spring" to gmail. */
    static TestParcel mail(int number, Instant accepted) {
        return mail(number, accepted, facts -> facts);
    }

    static TestParcel mail(int number, Instant accepted, UnaryOperator<Facts.Builder> change) {
        Facts.Builder facts = Facts.builder().pool(POOL).provider(GMAIL).stream(
                        Stream.of(TrafficType.of("promotional"), "spring"))
                .domain("shop.example")
                .recipientDomain("gmail.com")
                .mxSet("gmail-smtp-in.l.google.com")
                .accepted(accepted);
        return new TestParcel(idOf(number), change.apply(facts).build());
    }

    static String idOf(int number) {
        return String.format("%032x", number);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public TestParcel with(Facts changed) {
        return new TestParcel(id, changed);
    }
}
