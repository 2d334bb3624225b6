package mn.sonin.archive.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Capture.WarcPlace;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.CaptureUnreadableException;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.store.CaptureRow;
import mn.sonin.archive.store.CaptureRows;
import mn.sonin.archive.store.Rows;
import mn.sonin.archive.warc.Damage;
import mn.sonin.archive.warc.StoredCapture;
import mn.sonin.archive.warc.WarcFolder;

/**
 * Looks at every byte of an archive: WARC files against their digests and against the rows, the rows against their promises.
 * Changes nothing, and may run while another program writes: what is written meanwhile is left for the next time.
 */
public final class Verification {
    /** Of captures that are whole, and whose rows were never committed: the reason of a problem that nothing need be copied for. */
    public static final String BEHIND_ROWS =
            "the rows do not know what follows; 'sonin serve' and 'sonin harvest' take it over when they start";

    private static final int PAGE = 500;

    /** A file that nobody has uploaded for so long will not come by itself. */
    static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final WarcFolder warc;
    private final Rows rows;
    private final Progress progress;
    private final Clock clock;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> awaited = new ArrayList<>();
    private long bytes;
    private long captures;

    private Verification(WarcFolder warc, Rows rows, Clock clock, Progress progress) {
        this.warc = warc;
        this.rows = rows;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Verifies the archive in this folder.
     *
     * @throws mn.sonin.archive.ArchiveException where it cannot be read at all, or a storage goes away for long
     */
    public static Report of(Path home, Options options, Progress progress) {
        try (LocalArchive archive = LocalArchive.openReading(home, options)) {
            return new Verification(archive.warc(), archive.rows(), options.clock(), progress).run();
        }
    }

    private Report run() {
        CaptureRows known = rows.captures();
        Set<String> missing = new TreeSet<>(known.reached().keySet());
        Map<String, Long> files = warc.files().sizes();
        Set<String> growing = warc.growing();
        long all = files.values().stream().mapToLong(Long::longValue).sum();
        for (String file : files.keySet()) {
            missing.remove(file);
            try {
                verify(file, known, growing.contains(file), all);
            } catch (CaptureUnreadableException e) {
                // The others are looked at all the same: it is a broken disk that this is for.
                problem(file, 0, "", "cannot be read: " + reason(e));
            }
        }
        missing.forEach(this::missing);
        rows.check().run(words -> problem(LocalArchive.ROWS, 0, "", words));
        return new Report(captures, bytes, rows.articles().count(), problems, awaited, rows.ledgerHoles());
    }

    private static String reason(CaptureUnreadableException failure) {
        return failure.getCause() instanceof IOException disk
                ? LocalArchive.reason(disk)
                : String.valueOf(failure.getMessage());
    }

    private void missing(String file) {
        Optional<String> other = warc.files().awaitedFrom(file, clock.instant().minus(LONGEST_WAIT));
        Optional<String> late = warc.files().awaitedFrom(file, Instant.MIN);
        if (other.isPresent()) {
            awaited.add("%s: node \"%s\" has it alone and has not uploaded it yet".formatted(file, other.get()));
        } else {
            problem(
                    file,
                    0,
                    "",
                    late.map(
                                    "the rows know this file, and node \"%s\" has not uploaded it; start that node, which does so, or take the captures for lost where its home is gone for good"
                                            ::formatted)
                            .orElse("the rows know this file, and it is gone"));
        }
    }

    private void verify(String file, CaptureRows known, boolean growing, long all) {
        long reached = known.reached(file);
        long at = 0;
        List<CaptureRow> page = known.inFile(file, at, PAGE);
        while (!page.isEmpty()) {
            at = verify(file, at, page);
            progress.verified(bytes, all);
            page = known.inFile(file, at, PAGE);
        }
        if (at < reached) {
            warc.verify(file, at, reached, damage -> problem(damage, ""));
        }
        // Behind that stands what is being written, or what the next opening takes over.
        if (!growing && warc.size(file) > reached) {
            problem(file, reached, "", BEHIND_ROWS);
        }
    }

    /** Verifies some captures of a file and what stands between them; returns the offset behind the last. */
    private long verify(String file, long from, List<CaptureRow> page) {
        long at = from;
        for (CaptureRow row : page) {
            long begin = row.capture().place().offset();
            if (begin > at) {
                warc.verify(file, at, begin, damage -> problem(damage, ""));
            }
            at = begin + row.length();
            captures++;
        }
        List<StoredCapture> expected = page.stream().map(LocalCaptures::stored).toList();
        Comparison comparison = new Comparison(expected);
        warc.verify(file, expected, comparison::same, comparison::damaged);
        bytes += at - from;
        return at;
    }

    private void problem(Damage damage, String article) {
        problem(damage.file(), damage.offset(), article, damage.reason());
    }

    private void problem(String file, long offset, String article, String reason) {
        problems.add(new Problem(file, offset, article, reason));
    }

    /** Captures as the rows have them beside the same as the file has them. */
    private final class Comparison {
        private final List<StoredCapture> expected;
        private final Set<Capture> known;

        Comparison(List<StoredCapture> expected) {
            this.expected = expected;
            this.known = expected.stream().map(StoredCapture::capture).collect(Collectors.toSet());
        }

        void same(StoredCapture found, CaptureNote note) {
            Capture capture = found.capture();
            // Earlier releases did not see that a body ends before its Content-Length.
            if (!known.contains(capture) && !known.contains(capture.asWhole())) {
                WarcPlace place = capture.place();
                problem(
                        place.file(),
                        place.offset(),
                        article(place.offset()),
                        "the row of this capture says something else");
            }
        }

        void damaged(Damage damage) {
            problem(damage, article(damage.offset()));
        }

        /** Id of the article whose capture stands there; empty where it is none. */
        private String article(long offset) {
            return expected.stream()
                    .filter(each -> each.capture().place().offset() <= offset && offset < each.end())
                    .map(StoredCapture::capture)
                    .filter(capture -> capture.purpose() == Purpose.ARTICLE)
                    .map(capture -> ArticleId.of(capture.url()).value())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Told how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** Of so many bytes of WARC files, so many are verified. */
        void verified(long bytes, long all);
    }

    /**
     * What was found.
     *
     * @param captures looked at
     * @param bytes of WARC files looked at
     * @param articles there are
     * @param awaited WARC files that another node has and has not uploaded yet, in words; no damage, but not looked at
     * @param ledgerHoles days between a source's first and last entry that have none, in words; no damage, but a gap
     */
    public record Report(
            long captures,
            long bytes,
            long articles,
            List<Problem> problems,
            List<String> awaited,
            List<String> ledgerHoles) {
        public Report {
            problems = List.copyOf(problems);
            awaited = List.copyOf(awaited);
            ledgerHoles = List.copyOf(ledgerHoles);
        }

        public boolean clean() {
            return problems.isEmpty();
        }
    }

    /**
     * Something that is not as it was written.
     *
     * @param offset in the file; 0 where it is not a matter of one place
     * @param article id of the article it touches; empty where it touches none, or many
     */
    public record Problem(String file, long offset, String article, String reason) {
        @Override
        public String toString() {
            String touched = article.isEmpty() ? "" : " (article %s)".formatted(article);
            return "%s at offset %d: %s%s".formatted(file, offset, reason, touched);
        }
    }
}
