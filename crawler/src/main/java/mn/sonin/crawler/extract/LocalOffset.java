package mn.sonin.crawler.extract;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import mn.sonin.crawler.extract.date.StatedDate;
import mn.sonin.crawler.extract.evidence.Found;

/**
 * Gives a time that metadata states in UTC the offset in which the page shows the same instant to its readers, so that
 * its day is the day that they see.
 */
final class LocalOffset {
    private static final Duration SAME = Duration.ofSeconds(90);
    private static final int FARTHEST_HOURS = 14;
    private static final int STEP_MINUTES = 15;

    private LocalOffset() {}

    static Found<StatedDate> applied(Found<StatedDate> found) {
        return found.best()
                .filter(best -> best.value().offset().equals(Optional.of(ZoneOffset.UTC)))
                .flatMap(best -> found.runnersUp().stream()
                        .flatMap(other -> local(best.value(), other.value()).stream())
                        .findFirst()
                        .map(local -> new Found<>(Optional.of(best.with(local)), found.runnersUp())))
                .orElse(found);
    }

    private static Optional<StatedDate> local(StatedDate utc, StatedDate shown) {
        if (shown.time().isEmpty() || shown.offset().equals(Optional.of(ZoneOffset.UTC))) {
            return Optional.empty();
        }
        Duration ahead = Duration.between(utc.at(ZoneOffset.UTC), shown.at(ZoneOffset.UTC));
        Duration stated =
                shown.offset().map(o -> Duration.ofSeconds(o.getTotalSeconds())).orElseGet(() -> rounded(ahead));
        boolean same = ahead.minus(stated).abs().compareTo(SAME) <= 0
                && !stated.isZero()
                && stated.abs().toHours() < FARTHEST_HOURS;
        return same ? Optional.of(utc.in(ZoneOffset.ofTotalSeconds((int) stated.toSeconds()))) : Optional.empty();
    }

    private static Duration rounded(Duration ahead) {
        long steps = Math.round(ahead.toSeconds() / (60.0 * STEP_MINUTES));
        return Duration.ofMinutes(steps * STEP_MINUTES);
    }
}
