package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision;
import mn.sonin.archive.Revision.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The rows can be made again from the WARC files, whatever happened, and come out as they were. */
class RebuildTest {
    private static final int STORIES = 3;

    /** What happens to one story: a feed names it, its page is fetched, it is gone; or to the program: it is killed. */
    enum Event {
        HEADLINE,
        PAGE,
        GONE,
        UNCHANGED,
        KILLED_UNREAD,
        ROWS_LOST
    }

    record Step(Event event, int story, int words) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Event> events = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Event.PAGE)),
                Tuple.of(3, Arbitraries.just(Event.HEADLINE)),
                Tuple.of(2, Arbitraries.just(Event.GONE)),
                Tuple.of(2, Arbitraries.just(Event.UNCHANGED)),
                Tuple.of(1, Arbitraries.just(Event.KILLED_UNREAD)),
                Tuple.of(1, Arbitraries.just(Event.ROWS_LOST)));
        return Combinators.combine(
                        events,
                        Arbitraries.integers().between(1, STORIES),
                        Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 30)
    void aRebuildGivesTheSameRevisions(@ForAll("histories") List<Step> history) throws IOException {
        Path home = Files.createTempDirectory("archive");
        try {
            Map<ArticleId, List<Revision>> lived = live(home, history);
            loseRows(home);
            try (LocalArchive rebuilt = open(home)) {
                readUnread(rebuilt);
                assertThat(revisions(rebuilt)).isEqualTo(lived);
            }
            assertThat(Verification.of(home, Sample.options(), (bytes, all) -> {})
                            .problems())
                    .isEmpty();
        } finally {
            delete(home);
        }
    }

    private static LocalArchive open(Path home) {
        return LocalArchive.open(home, Sample.options(4_000));
    }

    private static Map<ArticleId, List<Revision>> live(Path home, List<Step> history) throws IOException {
        for (List<Step> life : lives(history)) {
            if (life.getFirst().event == Event.ROWS_LOST) {
                loseRows(home);
            }
            try (LocalArchive archive = open(home)) {
                readUnread(archive);
                life.forEach(step -> happen(archive, step));
            }
        }
        try (LocalArchive archive = open(home)) {
            readUnread(archive);
            return revisions(archive);
        }
    }

    /** Cuts a history where the program ends. */
    private static List<List<Step>> lives(List<Step> history) {
        List<List<Step>> lives = new ArrayList<>();
        for (Step step : history) {
            boolean begins = lives.isEmpty()
                    || step.event == Event.ROWS_LOST
                    || lives.getLast().getLast().event == Event.KILLED_UNREAD;
            if (begins) {
                lives.add(new ArrayList<>());
            }
            lives.getLast().add(step);
        }
        return lives;
    }

    private static void happen(LocalArchive archive, Step step) {
        switch (step.event) {
            case HEADLINE ->
                read(archive, append(archive, Purpose.FEED, Sample.page(feed(), step.story + "\n" + step.words)));
            case PAGE -> read(archive, append(archive, Purpose.ARTICLE, page(step)));
            case GONE -> read(archive, append(archive, Purpose.ARTICLE, gone(step.story)));
            case UNCHANGED -> append(archive, Purpose.ARTICLE, notModified(step.story));
            case KILLED_UNREAD -> append(archive, Purpose.ARTICLE, page(step));
            case ROWS_LOST -> {
                // happened before this life began
            }
        }
    }

    private static Capture append(LocalArchive archive, Purpose purpose, Exchange exchange) {
        return archive.captures().append(exchange, new CaptureNote(Sample.SOURCE, purpose, Optional.empty()));
    }

    private static String feed() {
        return "https://tenger.example/feed";
    }

    private static String url(int story) {
        return "https://tenger.example/news/" + story;
    }

    private static Exchange page(Step step) {
        return Sample.page(url(step.story), "Гарчиг " + step.words);
    }

    private static Exchange gone(int story) {
        return Sample.exchange(url(story), "HTTP/1.1 404 Not Found\r\n\r\n", new byte[0]);
    }

    private static Exchange notModified(int story) {
        return Sample.exchange(url(story), "HTTP/1.1 304 Not Modified\r\n\r\n", new byte[0]);
    }

    /** A small crawler's reading: the same for a capture just made and for one found again. */
    private static void read(LocalArchive archive, Capture capture) {
        Answer answer = archive.captures().read(capture);
        String body = answer.body().decode(StandardCharsets.UTF_8);
        if (capture.purpose() == Purpose.FEED) {
            String[] lines = body.split("\n", -1);
            record(archive, capture, url(Integer.parseInt(lines[0])), Kind.HEADLINE_ONLY, "Гарчиг " + lines[1], "");
            archive.captures().settle(capture.id());
        } else if (capture.status() == 200) {
            record(archive, capture, capture.url(), Kind.FIRST, body, "Бие");
        } else if (capture.status() == 404
                && archive.articles().find(ArticleId.of(capture.url())).isPresent()) {
            record(archive, capture, capture.url(), Kind.REMOVAL, "404", "");
        }
    }

    private static void record(
            LocalArchive archive, Capture capture, String url, Kind kind, String title, String text) {
        archive.articles()
                .record(new Observation(
                        Sample.SOURCE, url, capture.id(), capture.at(), kind, Sample.content(title, text)));
    }

    /** After the rows were lost every capture is unread, those apart that are no answer 200. */
    private static void readUnread(LocalArchive archive) {
        boolean lost = archive.sequence() == 0;
        if (lost) {
            archive.captures().replay((capture, note) -> read(archive, capture));
        } else {
            archive.captures().unread((capture, note) -> read(archive, capture));
        }
    }

    private static Map<ArticleId, List<Revision>> revisions(LocalArchive archive) {
        Map<ArticleId, List<Revision>> revisions = new TreeMap<>(Comparator.comparing(ArticleId::value));
        IntStream.rangeClosed(1, STORIES)
                .mapToObj(story -> ArticleId.of(url(story)))
                .forEach(id -> revisions.put(id, archive.articles().history(id)));
        return revisions;
    }

    private static void loseRows(Path home) throws IOException {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(home.resolve("rows.sqlite" + end));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(RebuildTest::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
