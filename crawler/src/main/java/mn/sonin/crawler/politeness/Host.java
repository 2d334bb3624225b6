package mn.sonin.crawler.politeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** What is known of one host's patience. */
final class Host {
    /** Failures in a row after which a host is left alone. */
    private static final int TOLERATED = 5;

    private static final Duration FIRST_REST = Duration.ofMinutes(10);
    private static final Duration LONGEST_REST = Duration.ofHours(6);

    /** One request at a time, first come, first served. */
    final Semaphore turn = new Semaphore(1, true);

    /** Who has a turn here or waits for one; under the lock of all hosts. */
    int interested;

    private final String name;
    private final Clock clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant lastEnd = Instant.MIN;
    private Instant waitUntil = Instant.MIN;
    private Instant openUntil = Instant.MIN;
    private Duration pause = Duration.ZERO;
    private int failures;
    private String lastFailure = "";

    Host(String name, Clock clock, RandomGenerator random) {
        this.name = name;
        this.clock = clock;
        this.random = random;
    }

    /** When the next request may start; called by the holder of the turn. */
    Instant ready(Duration asked) {
        lock.lock();
        try {
            noteTime();
            pause = asked;
            Instant rested = lastEnd.equals(Instant.MIN) ? lastEnd : lastEnd.plus(asked);
            return rested.isAfter(waitUntil) ? rested : waitUntil;
        } finally {
            lock.unlock();
        }
    }

    /** Until when, and why, nobody should queue here; empty where it is worth it. */
    Optional<TurnAnswer.Later> closed(Duration patience) {
        lock.lock();
        try {
            Instant now = noteTime();
            if (now.isBefore(openUntil)) {
                return Optional.of(new TurnAnswer.Later(
                        openUntil, "%s failed %d times in a row: %s".formatted(name, failures, lastFailure)));
            }
            return waitUntil.isAfter(now.plus(patience))
                    ? Optional.of(new TurnAnswer.Later(waitUntil, name + " asked to be left alone (Retry-After)"))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void succeeded() {
        lock.lock();
        try {
            failures = 0;
            openUntil = Instant.MIN;
        } finally {
            lock.unlock();
        }
    }

    void failed(String reason) {
        lock.lock();
        try {
            failures++;
            lastFailure = reason;
            if (failures >= TOLERATED) {
                openUntil = clock.instant().plus(rest());
            }
        } finally {
            lock.unlock();
        }
    }

    void askedToWait(Instant until) {
        lock.lock();
        try {
            waitUntil = until.isAfter(waitUntil) ? until : waitUntil;
        } finally {
            lock.unlock();
        }
    }

    void ended() {
        lock.lock();
        try {
            lastEnd = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is remembered that still matters. */
    boolean forgettable() {
        lock.lock();
        try {
            Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
            return lastEnd.isBefore(hourAgo) && waitUntil.isBefore(hourAgo) && failures == 0;
        } finally {
            lock.unlock();
        }
    }

    PolitenessReport.HostState state() {
        lock.lock();
        try {
            Instant now = clock.instant();
            Instant until = openUntil.isAfter(waitUntil) ? openUntil : waitUntil;
            return new PolitenessReport.HostState(
                    name,
                    pause,
                    until.isAfter(now) ? Optional.of(until) : Optional.empty(),
                    failures,
                    failures == 0 ? "" : lastFailure);
        } finally {
            lock.unlock();
        }
    }

    /** Now. Where the clock went back since the last request, all that is owed to the host goes back with it. */
    private Instant noteTime() {
        Instant now = clock.instant();
        if (lastEnd.isAfter(now)) {
            Duration back = Duration.between(now, lastEnd);
            lastEnd = now;
            waitUntil = earlier(waitUntil, back);
            openUntil = earlier(openUntil, back);
        }
        return now;
    }

    private static Instant earlier(Instant until, Duration back) {
        return until.equals(Instant.MIN) ? until : until.minus(back);
    }

    /** Doubled with each further failure; up to a tenth longer, so that hosts behind one outage are not tried at once. */
    private Duration rest() {
        Duration doubled = FIRST_REST.multipliedBy(1L << Math.min(failures - TOLERATED, 6));
        Duration bounded = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
        return bounded.plusMillis((long) (bounded.toMillis() * random.nextDouble() / 10));
    }
}
