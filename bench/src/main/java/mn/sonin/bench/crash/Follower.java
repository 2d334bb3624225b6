package mn.sonin.bench.crash;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mn.sonin.archive.Archive;
import mn.sonin.config.Configuration;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.alert.Alerts;
import mn.sonin.search.library.Library;

/** Brings index and receiver to the end of the archive. */
record Follower(LuceneIndex index, Alerts alerts, Spoken spoken) implements AutoCloseable {
    /** What the receiver wants to hear of: all there is. */
    private static final String EVERYTHING = "after:2000-01-01";

    static Follower open(Path folder, Archive archive, Configuration configuration, Spoken spoken, Clock clock) {
        LuceneIndex index = LuceneIndex.open(
                folder,
                archive,
                new Wording(Analyzers.bundled()),
                configuration.settings().zone());
        Expansions bundled = Expansions.bundled();
        LuceneSearch search = new LuceneSearch(index, () -> configuration, () -> bundled, clock, Duration.ofMinutes(1));
        Library library =
                new Library(() -> configuration, archive, search, Stories.NONE, Library.Upcoming.nothing(), clock);
        Alerts alerts = new Alerts(
                library,
                archive.savedSearches(),
                archive.leases(),
                AddressPolicy.allowingLoopback()::allows,
                () -> URI.create("http://127.0.0.1:8080/"),
                clock);
        return new Follower(index, alerts, spoken);
    }

    /** Saves the search for this receiver, unless an earlier program has. */
    void promise(String target) {
        if (alerts.all().isEmpty()
                && alerts.save("Everything", EVERYTHING, List.of(target)) instanceof Alerts.Saving.Refused refused) {
            throw new IllegalArgumentException(refused.reasons().toString());
        }
    }

    void follow() {
        long added = index.follow((revisions, sequence, end) -> spoken.pass(FaultPoint.INDEX_WITHOUT_COMMIT));
        if (added > 0) {
            spoken.say("indexed " + added);
            spoken.pass(FaultPoint.INDEX_WITHOUT_MATCH);
        }
        alerts.run();
    }

    @Override
    public void close() {
        index.close();
    }
}
