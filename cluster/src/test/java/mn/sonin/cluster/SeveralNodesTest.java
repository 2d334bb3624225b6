package mn.sonin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import org.junit.jupiter.api.Test;

/** Two programs harvest the same sites into one archive; one of them is killed, and the database goes away. */
class SeveralNodesTest extends NodesAtWork {
    @Test
    void twoNodesShareTheWorkAndNeverMeetAtAHost() throws Exception {
        Process a = node("a", "harvest");
        Process b = node("b", "harvest");
        begin(a, b);
        awaitLine(a, "ended");
        awaitLine(b, "ended");

        assertThat(sites.met()).isZero();
        assertThat(sites.hasty()).isZero();
        assertThat(sites.asked())
                .hasSize(4 * PAGES)
                .allSatisfy((page, times) -> assertThat(times).isEqualTo(1));
        assertWhole("a", PAGES);
        assertThat(warcFiles())
                .anyMatch(name -> name.endsWith("-a.warc.gz"))
                .anyMatch(name -> name.endsWith("-b.warc.gz"));
    }

    @Test
    void whatAKilledNodeWasHarvestingIsTakenUpByAnother() throws Exception {
        Process a = node("a", "schedule");
        Process b = node("b", "schedule");
        beginInTurn(a, b);

        a.destroyForcibly().waitFor();
        Set<String> left = unfinished();
        awaitHarvests(b, left);
        tell(b);
        awaitLine(b, "ended");

        assertThat(sites.met()).isZero();
        assertThat(sites.hasty()).isZero();
        // Node a again: what it had on disk and could not tell any more is taken over.
        try (LocalArchive archive = LocalArchive.open(folder.resolve("a"), options("a"))) {
            assertThat(archive.articles().count()).isEqualTo(4 * PAGES);
            for (String source : CountingSites.SOURCES) {
                List<Harvest> harvests = archive.harvests().of(source, 10);
                assertThat(harvests.getFirst().outcome()).contains(Harvest.Outcome.HARVESTED);
            }
            assertThat(CountingSites.SOURCES.stream()
                            .flatMap(source -> archive.harvests().of(source, 10).stream())
                            .filter(harvest -> harvest.ended().isEmpty()))
                    .as("what was cut off stays seen as such")
                    .isNotEmpty();
        }
        // What a pass had brought before it was killed is in the archive, and in no pass's count.
        assertWhole("b", 0);
    }

    @Test
    void nodesShareAStorageThatGoesAwayAndOneThatIsKilledBringsItsFilesWhenItStartsAgain() throws Exception {
        try (Storage storage = new Storage(folder.resolve("objects"))) {
            configure("{s3: {endpoint: 'http://127.0.0.1:%d', bucket: %s, file-age: 1s}}"
                    .formatted(storage.port(), Storage.BUCKET));
            Process a = node("a", "schedule");
            Process b = node("b", "schedule");
            beginInTurn(a, b);
            storage.goAway();
            a.destroyForcibly().waitFor();
            storage.comeBack();
            Set<String> left = unfinished();
            awaitHarvests(b, left);
            tell(b);
            awaitLine(b, "ended");

            assertThat(sites.met()).isZero();
            assertThat(sites.hasty()).isZero();
            Options options =
                    Options.standard(Clock.systemUTC()).sharing(Server.store(folder, "a"), Storage.uploading(storage));
            LocalArchive.open(folder.resolve("a"), options).close();
            for (String node : List.of("a", "b")) {
                assertThat(folder.resolve(node).resolve("warc")).isEmptyDirectory();
            }
            assertWhole("b", 0, options);
        }
    }

    @Test
    void aDatabaseThatGoesAwayDuringAHarvestCostsNothing() throws Exception {
        Process a = node("a", "harvest");
        Process b = node("b", "harvest");
        begin(a, b);
        sites.awaitSome();
        wire.cut();
        wire.awaitRefusals();
        wire.mend();
        awaitLine(a, "ended");
        awaitLine(b, "ended");

        assertThat(sites.met()).isZero();
        assertThat(sites.hasty()).isZero();
        assertThat(sites.asked()).hasSize(4 * PAGES);
        assertWhole("a", PAGES);
    }
}
