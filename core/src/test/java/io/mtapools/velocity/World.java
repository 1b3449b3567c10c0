package io.mtapools.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.config.IpSettings;
import io.mtapools.config.Lending;
import io.mtapools.config.PoolSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.config.ScopedLimit;
import io.mtapools.config.Settings;
import io.mtapools.model.EgressIp;
import io.mtapools.model.LimitScope;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A random world around a gate: pools, providers, limits, mail that comes, attempts that end, fail or are never made,
 * admins that pause and change things. After each step it asks the {@link Book} whether all grants were right, and whether
 * nobody waits who need not.
 */
final class World {
    private static final List<PoolName> POOLS = List.of(Samples.NEWS, Samples.OTHER_POOL);
    private static final List<ProviderName> PROVIDERS = List.of(Samples.GMAIL, Samples.YAHOO, Samples.OTHERS);

    private final Random random;
    private final boolean days;
    private final boolean lends;
    private final ManualTime time = ManualTime.create();
    private final Book book = new Book(time);
    private final List<Mail> mails = new ArrayList<>();
    private final Set<EgressIp> paused = new HashSet<>();
    private final Map<String, Optional<Duration>> periods = new HashMap<>();
    private final Admission gate;
    private Settings settings;

    World(long seed, boolean days) {
        this.random = new Random(seed);
        this.days = days;
        this.lends = random.nextBoolean();
        this.settings = randomSettings();
        this.gate = new Admission(settings, time, time.clock(), time);
    }

    Admission gate() {
        return gate;
    }

    ManualTime time() {
        return time;
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            check();
        }
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 45) {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                mails.add(new Mail(randomRequest()));
            }
        } else if (dice < 65) {
            inFlight().forEach(entry -> {
                if (random.nextInt(3) == 0) {
                    end(entry);
                }
            });
        } else if (dice < 88) {
            letTimePass();
        } else if (dice < 91) {
            waiting().stream().findAny().ifPresent(Mail::cancel);
        } else if (dice < 94) {
            changeSettings();
        } else if (dice < 97) {
            EgressIp ip = Samples.ip(random.nextInt(8));
            paused.add(ip);
            gate.pause(ip);
        } else {
            resumeAll();
        }
    }

    private void letTimePass() {
        if (days && random.nextInt(3) == 0) {
            time.advance(Duration.ofHours(random.nextInt(20)));
        } else if (random.nextBoolean()) {
            time.advanceToNextTask();
        } else {
            time.advance(Duration.ofMillis(random.nextInt(2000)));
        }
    }

    private void changeSettings() {
        settings = randomSettings();
        gate.reconfigure(settings);
    }

    private void resumeAll() {
        for (int i = 0; i < 8; i++) {
            paused.remove(Samples.ip(i));
            gate.resume(Samples.ip(i));
        }
    }

    /** No new mail: all that waits must get its turn in bounded time, with nothing but time and the ends of attempts. */
    void comeToRest() {
        resumeAll();
        for (int steps = 0; !waiting().isEmpty() || !inFlight().isEmpty(); steps++) {
            assertThat(steps).as("steps until all were served").isLessThan(20_000);
            List<Book.Entry> attempts = inFlight();
            if (attempts.isEmpty()) {
                assertThat(time.advanceToNextTask()).as("a wake-up is set").isTrue();
            }
            attempts.forEach(this::end);
            check();
        }
    }

    private void end(Book.Entry entry) {
        int dice = random.nextInt(10);
        if (dice == 0) {
            entry.released = true;
            entry.reservation.release();
        } else {
            entry.end = time.elapsed();
            entry.delivered = dice < 7;
            entry.reservation.end(
                    entry.delivered ? Samples.delivered() : dice == 8 ? Samples.deferred() : Samples.unreachable());
        }
        if (random.nextInt(5) == 0) {
            entry.reservation.end(Samples.delivered());
            entry.reservation.release();
        }
    }

    private void check() {
        book.turnPage(days ? Duration.ofDays(2) : Duration.ofSeconds(11));
        assertThat(mails).allMatch(mail -> mail.answers <= 1);
        mails.removeIf(mail -> !mail.waits());
        Set<String> alike = new HashSet<>();
        for (Mail mail : mails) {
            if (alike.add(mail.toString())) {
                assertThat(couldGo(mail))
                        .as("%s waits for nothing, told: %s", mail, mail.ticket.obstacle())
                        .isEmpty();
                assertThat(mail.ticket.obstacle()).isPresent();
            }
        }
        assertThat(gate.inFlight()).isEqualTo(inFlight().size());
    }

    /** From where this mail could go now, as far as the book knows. */
    private Optional<EgressIp> couldGo(Mail mail) {
        PoolSettings pool = settings.pool(mail.request.lane().pool()).orElseThrow();
        List<EgressIp> own = pool.ips().stream().map(IpSettings::ip).collect(Collectors.toList());
        List<EgressIp> usable = own.stream().filter(ip -> !paused.contains(ip)).collect(Collectors.toList());
        Optional<EgressIp> kept = mail.request.keep().filter(usable::contains);
        Optional<EgressIp> from = firstFree(mail.request, kept.map(List::of).orElse(usable), pool.name());
        if (from.isPresent() || kept.isPresent() || usable.size() < own.size()) {
            return from;
        }
        return pool.whenFull()
                .flatMap(lender -> firstFree(
                        mail.request,
                        settings.pool(lender).orElseThrow().ips().stream()
                                .map(IpSettings::ip)
                                .filter(ip -> !paused.contains(ip))
                                .collect(Collectors.toList()),
                        lender));
    }

    private Optional<EgressIp> firstFree(Request request, List<EgressIp> ips, PoolName owner) {
        return ips.stream()
                .filter(ip -> book.exceeded(settings, request, ip, owner).isEmpty())
                .findFirst();
    }

    /** What is wrong with this grant. */
    private Optional<String> wrong(Mail mail, Reservation reservation) {
        Request request = mail.request;
        PoolSettings owner = settings.pool(reservation.owner()).orElseThrow();
        if (owner.ips().stream().noneMatch(ip -> ip.ip().equals(reservation.ip()))) {
            return Optional.of("not the owner's");
        }
        if (paused.contains(reservation.ip())) {
            return Optional.of("paused");
        }
        if (!owner.name().equals(request.lane().pool())) {
            PoolSettings asking = settings.pool(request.lane().pool()).orElseThrow();
            if (asking.ips().stream()
                    .anyMatch(ip -> paused.contains(ip.ip())
                            || book.exceeded(settings, request, ip.ip(), asking.name())
                                    .isEmpty())) {
                return Optional.of("borrowed without need");
            }
            if (waiting().stream()
                    .anyMatch(other -> other.request.lane().pool().equals(owner.name())
                            && couldGo(other).filter(reservation.ip()::equals).isPresent())) {
                return Optional.of("before its owner");
            }
        }
        if (!isTransactional(mail)
                && waiting().stream().anyMatch(other -> isTransactional(other) && couldGoByItself(other))) {
            return Optional.of("before what is transactional");
        }
        return book.exceeded(settings, request, reservation.ip(), owner.name());
    }

    private static boolean isTransactional(Mail mail) {
        return mail.request.stream().type().value().equals("transactional");
    }

    private boolean couldGoByItself(Mail mail) {
        PoolName pool = mail.request.lane().pool();
        return couldGo(mail)
                .filter(ip -> settings.poolOf(ip).orElseThrow().name().equals(pool))
                .isPresent();
    }

    List<Mail> waiting() {
        return mails.stream().filter(Mail::waits).collect(Collectors.toList());
    }

    private List<Book.Entry> inFlight() {
        return book.inFlight();
    }

    /** Whatever the limits are, one attempt from each IP may start at once. */
    void assertAllFree() {
        for (PoolSettings pool : settings.pools()) {
            for (IpSettings ip : pool.ips()) {
                Asker asker = Asker.asks(
                        gate, Samples.request(pool.name(), Samples.GMAIL).keeping(ip.ip()));
                assertThat(asker.isGranted()).isTrue();
                asker.reservation().release();
            }
        }
    }

    private Request randomRequest() {
        Request request = Samples.request(
                POOLS.get(random.nextInt(POOLS.size())),
                PROVIDERS.get(random.nextInt(PROVIDERS.size())),
                random.nextInt(4) == 0 ? "transactional" : "promotional",
                "d" + random.nextInt(2) + ".example.com",
                "mx" + random.nextInt(3));
        request = random.nextInt(4) == 0 ? request.keeping(Samples.ip(random.nextInt(8))) : request;
        return random.nextInt(3) == 0 ? request.fromAside() : request;
    }

    private Settings randomSettings() {
        Settings.Builder builder = Samples.settings();
        for (ProviderName name : PROVIDERS) {
            ProviderSettings.Builder provider = Samples.provider(name);
            for (LimitScope scope : LimitScope.values()) {
                limit(scope, name.value()).ifPresent(provider::limit);
            }
            if (random.nextInt(3) == 0) {
                provider.connections(1 + random.nextInt(4));
            }
            builder.provider(provider.build());
        }
        int ips = 1 + random.nextInt(7);
        PoolSettings.Builder news = Samples.pool(Samples.NEWS, 0, ips);
        PoolSettings.Builder other = Samples.pool(Samples.OTHER_POOL, ips, 8 - ips);
        if (lends) {
            news.whenFull(Samples.OTHER_POOL);
            other.lends(Lending.of(Samples.NEWS, List.of(0.2, 0.5, 1.0).get(random.nextInt(3))));
        }
        builder.pool(randomPool(news));
        builder.pool(randomPool(other));
        return builder.build();
    }

    private PoolSettings randomPool(PoolSettings.Builder pool) {
        limit(LimitScope.IP, "").ifPresent(pool::limit);
        limit(LimitScope.POOL, "").ifPresent(pool::limit);
        for (LimitScope scope : LimitScope.values()) {
            ProviderName provider = PROVIDERS.get(random.nextInt(PROVIDERS.size()));
            limit(scope, provider.value())
                    .filter(any -> random.nextInt(4) == 0)
                    .ifPresent(limit -> pool.limitAt(provider, limit));
        }
        if (random.nextInt(3) == 0) {
            pool.connections(1 + random.nextInt(6));
        }
        return pool.build();
    }

    /** Its number is another each time, its period not: what a new period has not seen, it can't know. */
    private Optional<ScopedLimit> limit(LimitScope scope, String where) {
        Optional<Duration> period = periods.computeIfAbsent(scope + where, any -> randomPeriod());
        return period.map(per -> Samples.limit(scope, 1 + random.nextInt(random.nextBoolean() ? 5 : 50), per));
    }

    private Optional<Duration> randomPeriod() {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        if (days && random.nextBoolean()) {
            return Optional.of(Duration.ofDays(1));
        }
        return Optional.of(
                Duration.ofMillis(List.of(100, 500, 1000, 1500, 10_000).get(random.nextInt(5))));
    }

    /** A request, and what became of it. */
    final class Mail implements Answer {
        private final Request request;
        private int answers;
        private boolean cancelled;
        private Ticket ticket;

        private Mail(Request request) {
            this.request = request;
            this.ticket = gate.ask(request, this);
        }

        @Override
        public void granted(Reservation reservation) {
            answers++;
            Optional<String> wrong = World.this.wrong(this, reservation);
            if (wrong.isPresent() || cancelled) {
                wrong("granted " + reservation + ": " + wrong);
            }
            book.starts(request, reservation);
        }

        @Override
        public void setAside(Obstacle obstacle) {
            answers++;
            if (request.isFromAside() || !obstacle.isOwn()) {
                wrong("set aside for " + obstacle);
            }
        }

        private void wrong(String what) {
            // Answers must not throw: seen at the next check.
            answers += 100;
            throw new IllegalStateException(what + ": " + request.lane());
        }

        private void cancel() {
            cancelled = ticket.cancel();
            assertThat(cancelled).isTrue();
        }

        private boolean waits() {
            return answers == 0 && !cancelled;
        }

        @Override
        public String toString() {
            return request.lane() + " " + request.domain() + " " + request.mxSet() + " " + request.keep();
        }
    }
}
