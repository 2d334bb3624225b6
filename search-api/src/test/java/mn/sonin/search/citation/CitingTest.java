package mn.sonin.search.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Content;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CitingTest {
    private static final Instant NOW = Instant.parse("2025-12-05T04:00:00Z");
    private static final Expansions DICTIONARY = Expansions.bundled();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whoeverCitesMuchFillsNoDiskAndIsCitedAllTheSame() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Configuration shipped =
                ((ConfigurationResult.Read) ConfigurationReader.read(Path.of("../config"))).configuration();
        try (LocalArchive archive = LocalArchive.open(folder.resolve("archive"), Options.standard(clock));
                LuceneIndex index = LuceneIndex.open(
                        folder.resolve("index"), archive, new Wording(Analyzers.bundled()), ZoneOffset.ofHours(8))) {
            for (int i = 0; i < 3; i++) {
                publish(archive, i);
            }
            index.follow((revisions, sequence, end) -> {});
            LuceneSearch search =
                    new LuceneSearch(index, () -> shipped, () -> DICTIONARY, clock, Duration.ofSeconds(30));
            Library library =
                    new Library(() -> shipped, archive, search, Stories.NONE, Library.Upcoming.nothing(), clock);
            Citing citing = new Citing(library, archive.citations(), 5);

            Replay first = cite(citing, "copper");
            Replay second = cite(citing, "copper ships");

            assertThat(List.of(first, second)).allSatisfy(replay -> {
                assertThat(replay.citation().cited().count()).isEqualTo(3);
                assertThat(replay.citation().cited().digest()).isEqualTo(replay.digest());
            });
            assertThat(first.citation().cited().grounds().list())
                    .hasValueSatisfying(list -> assertThat(list).hasSize(3));
            assertThat(second.citation().cited().grounds().list()).isEmpty();
        }
    }

    private static Replay cite(Citing citing, String query) {
        return ((Citing.Cited.Kept) citing.cite(SearchRequest.of(query))).replay();
    }

    private static void publish(LocalArchive archive, int number) {
        String url = "https://ikon.mn/n/" + number;
        CaptureId capture = archive.captures()
                .append(
                        new Exchange(
                                url,
                                NOW,
                                Duration.ofMillis(10),
                                Optional.empty(),
                                Bytes.utf8("GET / HTTP/1.1\r\nHost: ikon.mn\r\n\r\n"),
                                Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
                                Bytes.utf8("<html></html>"),
                                Optional.empty()),
                        new CaptureNote("ikon", Purpose.ARTICLE, Optional.empty()))
                .id();
        archive.articles()
                .record(new Observation(
                        "ikon",
                        url,
                        capture,
                        NOW,
                        Revision.Kind.FIRST,
                        new Content(
                                Attested.of("Copper ships from mine " + number, Basis.VISIBLE_TEXT),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Attested.of("en", Basis.DETECTED))));
    }
}
