package mn.sonin.search.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import mn.sonin.archive.Archive;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.indexer.Search;
import mn.sonin.search.library.Library.Upcoming;

/**
 * Looks at one part of the server.
 *
 * @param part its name
 * @param look how it fares now
 */
public record Vitals(String part, Supplier<Vital> look) {
    /** A busy night of twenty sites is some hundred megabytes: with less than this the next one may not fit. */
    private static final long LEAST_FREE = 1L << 30;

    /** Two nights: one may be lost to a power cut, a second one means that something is broken. */
    private static final Duration LONGEST_WITHOUT = Duration.ofHours(50);

    /** A call that is later than this will not come: Quartz is seconds late at most. */
    private static final Duration LATE = Duration.ofMinutes(15);

    /** Whether the archive answers. */
    public static Vitals archive(Archive archive) {
        return new Vitals("archive", () -> Vital.well("archive", "its sequence ends at " + archive.sequence()));
    }

    /** Whether the index keeps up with the archive. */
    public static Vitals index(Archive archive, Search search, Clock clock) {
        return new Vitals("index", new IndexLag(archive::sequence, search::sequence, clock));
    }

    /** Whether another night fits on the disk of this folder. */
    public static Vitals disk(Path home) {
        return disk(home, LEAST_FREE);
    }

    static Vitals disk(Path home, long least) {
        return new Vitals("disk", () -> {
            try {
                long free = Files.getFileStore(home).getUsableSpace();
                String says = String.format(Locale.ROOT, "%.1f GB are free", (double) free / (1 << 30));
                return free >= least
                        ? Vital.well("disk", says)
                        : Vital.bad("disk", says, "make room on the disk of %s".formatted(home));
            } catch (IOException e) {
                return Vital.bad(
                        "disk", "%s cannot be looked at: %s".formatted(home, e.getMessage()), "see to the disk");
            }
        });
    }

    /** Whether files can be written into this folder. */
    public static Vitals writing(Path home) {
        return new Vitals("writing", () -> {
            try {
                Files.delete(Files.createTempFile(home, "health-", ".tmp"));
                return Vital.well("writing", "files can be written");
            } catch (IOException e) {
                return Vital.bad(
                        "writing",
                        "no file can be written to %s: %s".formatted(home, e.getMessage()),
                        "see whose the folder is, and whether its disk is mounted for writing");
            }
        });
    }

    /** Whether some source is due in the time to come. */
    public static Vitals schedule(Supplier<Configuration> configuration, Upcoming upcoming, Clock clock) {
        return new Vitals("schedule", () -> {
            List<Source> sources = enabled(configuration.get());
            Optional<Instant> next = sources.stream()
                    .flatMap(source -> upcoming.next(source.id()).stream())
                    .min(Comparator.naturalOrder());
            if (sources.isEmpty()) {
                return Vital.well("schedule", "no source is enabled");
            }
            if (next.isEmpty() || next.get().isBefore(clock.instant().minus(LATE))) {
                return Vital.bad(
                        "schedule",
                        next.map(at -> "a source was due at %s and was not called".formatted(at))
                                .orElse("no source is due"),
                        "start the server again, and report what its log says before");
            }
            return Vital.well("schedule", "the next source is due at " + next.get());
        });
    }

    /** Whether a pass over some source ended lately. */
    public static Vitals harvests(Supplier<Configuration> configuration, Archive archive, Clock clock) {
        return new Vitals("harvests", () -> {
            Optional<Instant> last = enabled(configuration.get()).stream()
                    .flatMap(source -> archive.harvests().newest(source.id()).stream())
                    .flatMap(harvest -> harvest.ended().stream())
                    .max(Comparator.naturalOrder());
            if (last.isEmpty()) {
                return Vital.well("harvests", "none has ended yet");
            }
            Duration age = Duration.between(last.get(), clock.instant());
            String says = "the last one ended %d hours ago".formatted(age.toHours());
            return age.compareTo(LONGEST_WITHOUT) <= 0
                    ? Vital.well("harvests", says)
                    : Vital.bad(
                            "harvests",
                            says,
                            "see 'sonin sources' for what stands in the way, and whether this machine slept");
        });
    }

    private static List<Source> enabled(Configuration configuration) {
        return configuration.sources().stream().filter(Source::enabled).toList();
    }
}
