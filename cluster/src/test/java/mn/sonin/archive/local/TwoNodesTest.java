package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.cluster.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes have one archive open. */
class TwoNodesTest {
    @TempDir
    private Path folder;

    private Options options(String node) {
        return Sample.options(20_000).sharing(Server.store(folder, node), folder.resolve("warc"));
    }

    private LocalArchive open(String node) {
        return LocalArchive.open(folder.resolve(node), options(node));
    }

    private static void write(LocalArchive archive, String url) {
        Capture capture = archive.captures().append(Sample.page(url, url), Sample.article());
        archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content(url, url)));
    }

    @Test
    void bothWriteOneSequenceWithoutHolesAndWithoutOvertaking() throws Exception {
        try (LocalArchive a = open("a");
                LocalArchive b = open("b");
                ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Future<?>> all = new ArrayList<>();
            for (LocalArchive node : List.of(a, b)) {
                for (int writer = 0; writer < 4; writer++) {
                    String host = "https://tenger.example/" + all.size() + "/";
                    all.add(threads.submit(() -> IntStream.range(0, 25).forEach(i -> write(node, host + i))));
                }
            }
            all.add(threads.submit(() -> follow(a, 200)));
            all.add(threads.submit(() -> follow(b, 200)));
            for (Future<?> each : all) {
                each.get();
            }

            assertThat(a.articles().count()).isEqualTo(200);
            assertThat(b.sequence()).isEqualTo(200);
        }
        assertThat(Verification.of(folder.resolve("a"), options("a"), (bytes, all) -> {}))
                .satisfies(report -> assertThat(report.problems()).isEmpty())
                .satisfies(report -> assertThat(report.captures()).isEqualTo(200));
    }

    /** Follows the sequence to this place; each revision must be there when its number is. */
    private static void follow(LocalArchive archive, long end) {
        long reached = 0;
        while (reached < end) {
            var step = archive.articles().changesAfter(reached, 50);
            assertThat(step.changes()).hasSize((int) (step.upTo() - reached));
            reached = step.upTo();
        }
    }

    @Test
    void eachReadsWhatTheOtherKept() {
        try (LocalArchive a = open("a");
                LocalArchive b = open("b")) {
            Capture ofA = a.captures().append(Sample.page("гүүр"), Sample.article());
            Capture ofB = b.captures().append(Sample.page("гүүр"), Sample.article());

            assertThat(ofA.place().file()).matches("sonin-00000001-\\d{14}-a\\.warc\\.gz");
            assertThat(ofB.place().file()).matches("sonin-00000002-\\d{14}-b\\.warc\\.gz");
            assertThat(ofB.revisitOf()).contains(ofA.id());
            assertThat(b.captures().read(ofA)).isEqualTo(a.captures().read(ofB));
        }
    }

    @Test
    void aNodeThatStartsLeavesTheFilesOfTheOthersAlone() {
        try (LocalArchive a = open("a")) {
            a.captures().append(Sample.page("гүүр"), Sample.article());
            try (LocalArchive b = open("b")) {
                assertThat(b.recovery().none()).isTrue();
            }
            assertThat(a.captures()
                            .append(Sample.page("нуур"), Sample.article())
                            .place()
                            .offset())
                    .isPositive();
        }
    }

    @Test
    void twoHomesAreNotOneNode() {
        try (LocalArchive first = open("a")) {
            assertThatThrownBy(() -> LocalArchive.open(folder.resolve("other"), options("a")))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(
                            "another home writes as node \"a\"; give this one another name with SONIN_NODE");
            write(first, Sample.URL);
        }
        LocalArchive.open(folder.resolve("other"), options("a")).close();
    }

    @Test
    void anEmbeddedArchiveMovesIntoTheSharedStoreAndBack() {
        Path home = folder.resolve("embedded");
        try (LocalArchive embedded = LocalArchive.open(home, Sample.options())) {
            write(embedded, Sample.URL);
            Capture feed =
                    embedded.captures().append(Sample.page("https://tenger.example/feed", "<rss/>"), Sample.feed());
            embedded.frontier().add(List.of(Sample.lead("https://tenger.example/2", feed.id())), Sample.NIGHT);
        }
        Backup.to(home, Sample.options(), folder.resolve("backup"));

        Backup.restore(folder.resolve("backup"), folder.resolve("a"), options("a"));

        try (LocalArchive a = open("a")) {
            assertThat(a.captures().history(Sample.URL)).hasSize(1);
            assertThat(a.frontier().waiting(Sample.SOURCE)).isEqualTo(1);
            write(a, "https://tenger.example/3");
            assertThat(a.sequence()).isEqualTo(2);
        }
        assertThat(Verification.of(folder.resolve("a"), options("a"), (bytes, all) -> {})
                        .problems())
                .isEmpty();

        Backup.to(folder.resolve("a"), options("a"), folder.resolve("backup2"));
        Backup.restore(folder.resolve("backup2"), folder.resolve("back"), Sample.options());
        try (LocalArchive back = LocalArchive.open(folder.resolve("back"), Sample.options())) {
            assertThat(back.articles().count()).isEqualTo(2);
            assertThat(back.recovery().none()).isTrue();
        }
        assertThatThrownBy(() -> Backup.restore(folder.resolve("backup"), folder.resolve("b"), options("b")))
                .hasMessageContaining("there are rows already; give the copy an empty database");
    }
}
