package mn.sonin.crawler.discovery;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far back discovery looks.
 *
 * @param from first day wanted; empty for an ordinary harvest, which looks at the newest pages only
 * @param to last day wanted
 * @param again whether pages that have not changed are read all the same
 * @param behind whether pages behind one that shows nothing new are read all the same
 */
public record Span(Optional<LocalDate> from, LocalDate to, boolean again, boolean behind) {
    public Span {
        if (from.isPresent() && from.get().isAfter(to)) {
            throw new IllegalArgumentException(
                    "the first day must not follow the last, got %s and %s".formatted(from.get(), to));
        }
    }

    /** The newest pages, as of this day. */
    public static Span newest(LocalDate today) {
        return new Span(Optional.empty(), today, false, false);
    }

    /**
     * The newest pages, read again: an earlier look at them did not come to its end, so a page may be kept without the stories it shows, or without
     * the pages behind it.
     */
    public static Span newestAgain(LocalDate today) {
        return new Span(Optional.empty(), today, true, true);
    }

    /** The newest pages, and those behind them: another place has shown stories since, which may be all that stands on the first one. */
    public static Span newestBehind(LocalDate today) {
        return new Span(Optional.empty(), today, false, true);
    }

    /** Everything from the first to the last of these days. */
    public static Span between(LocalDate from, LocalDate to) {
        return new Span(Optional.of(from), to, true, true);
    }

    boolean whole() {
        return from.isPresent();
    }

    /** Whether a story of this day is wanted. */
    public boolean wants(LocalDate day) {
        return !isBefore(day) && (from.isEmpty() || !day.isAfter(to));
    }

    boolean isBefore(LocalDate day) {
        return from.isPresent() && day.isBefore(from.get());
    }
}
