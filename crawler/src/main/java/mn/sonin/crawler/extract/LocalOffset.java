package mn.sonin.crawler.extract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment.Precision;
import mn.sonin.crawler.extract.date.StatedDate;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;

/**
 * Gives a time that metadata states in UTC the offset in which the page shows the same instant to its readers, so that
 * its day is the day that they see. Where the page shows them a neighbouring day without a time, the
 * nearest clock that reads that day is taken: the instant stays, and the day is theirs.
 */
final class LocalOffset {
    private static final Duration SAME = Duration.ofSeconds(90);
    private static final int FARTHEST_HOURS = 14;
    private static final int STEP_MINUTES = 15;

    /** A neighbouring day is another clock's only where that clock is less than so many hours ahead or behind. */
    private static final int FARTHEST_WEST = 12;

    private static final double SHOWN_PLAINLY = 0.45;

    private LocalOffset() {}

    static Found<StatedDate> applied(Found<StatedDate> found, ZoneId zone) {
        return found.best()
                .filter(best -> best.value().offset().equals(Optional.of(ZoneOffset.UTC)))
                .flatMap(best -> found.runnersUp().stream()
                        .flatMap(other -> local(best.value(), other.value()).stream())
                        .findFirst()
                        .map(local -> new Found<>(Optional.of(best.with(local)), found.runnersUp()))
                        .or(() -> shownDay(found, best, zone)))
                .orElse(found);
    }

    private static Optional<Found<StatedDate>> shownDay(
            Found<StatedDate> found, Candidate<StatedDate> utc, ZoneId zone) {
        List<Candidate<StatedDate>> shown = found.runnersUp().stream()
                .filter(c -> c.value().precision() == Precision.DAY)
                .filter(c -> c.basis() == Basis.ADDRESS
                        || (c.basis() == Basis.VISIBLE_TEXT && c.confidence() >= SHOWN_PLAINLY))
                .toList();
        LocalDate day = utc.value().day();
        if (shown.stream().anyMatch(c -> c.value().day().equals(day))) {
            return Optional.empty();
        }
        return shown.stream()
                .filter(c -> isNextDoor(utc.value(), c.value().day()))
                .findFirst()
                .map(c -> {
                    StatedDate local =
                            utc.value().in(nearestOffset(utc.value(), c.value().day(), zone));
                    return new Found<>(Optional.of(utc.with(local)), found.runnersUp());
                });
    }

    private static boolean isNextDoor(StatedDate utc, LocalDate day) {
        return (day.equals(utc.day().plusDays(1)) && hour(utc) >= 24 - FARTHEST_HOURS)
                || (day.equals(utc.day().minusDays(1)) && hour(utc) < FARTHEST_WEST);
    }

    /** The zone of the page where it reads that day, else the whole hours nearest to UTC that do. */
    private static ZoneOffset nearestOffset(StatedDate utc, LocalDate day, ZoneId zone) {
        ZoneOffset home = zone.getRules().getOffset(utc.at(ZoneOffset.UTC));
        if (utc.in(home).day().equals(day)) {
            return home;
        }
        return ZoneOffset.ofHours(day.isAfter(utc.day()) ? 24 - hour(utc) : -hour(utc) - 1);
    }

    private static int hour(StatedDate date) {
        return date.time().map(LocalTime::getHour).orElse(0);
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
