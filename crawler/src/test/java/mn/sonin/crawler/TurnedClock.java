package mn.sonin.crawler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import mn.sonin.crawler.politeness.Sleeper;

/** A clock that a test turns by hand; who sleeps turns it too. */
public final class TurnedClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    public TurnedClock(Instant now, ZoneId zone) {
        this(new AtomicReference<>(now), zone);
    }

    private TurnedClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public void forward(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public void to(Instant instant) {
        now.set(instant);
    }

    public Sleeper sleeper() {
        return this::forward;
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TurnedClock(now, other);
    }
}
