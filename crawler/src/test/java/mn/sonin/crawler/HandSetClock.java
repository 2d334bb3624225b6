package mn.sonin.crawler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes when it is told to. */
public final class HandSetClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    public HandSetClock(Instant now) {
        this(new AtomicReference<>(now), ZoneOffset.UTC);
    }

    private HandSetClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
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
        return new HandSetClock(now, other);
    }
}
