package mn.sonin.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Recovery;
import mn.sonin.archive.local.Verification;
import mn.sonin.config.Configuration;
import mn.sonin.indexer.index.IndexVerification;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Looks at a home whose program was killed: opens it as the next start would, and compares it with what was acknowledged. */
final class Aftermath {
    private static final int STEP = 1_000;
    private final Path home;
    private final Configuration configuration;
    private final Wording wording;
    private final List<String> faults = new ArrayList<>();

    Aftermath(Path home, Configuration configuration, Wording wording) {
        this.home = home;
        this.configuration = configuration;
        this.wording = wording;
    }

    /**
     * What was found.
     *
     * @param recovery what opening set right
     * @param faults what is not as promised, in words
     * @param titles of all articles by id
     * @param untold articles that the receiver has not heard of yet
     */
    record Found(Recovery recovery, List<String> faults, Map<String, String> titles, long untold) {}

    Found look(Acknowledged acknowledged) throws IOException {
        Recovery recovery;
        Map<String, String> titles;
        long untold;
        try (LocalArchive archive = LocalArchive.open(home, Child.options(Clock.systemUTC()))) {
            recovery = archive.recovery();
            recovery.damage().forEach(damage -> faults.add("damage: " + damage));
            captures(archive, acknowledged.captures());
            titles = articles(archive, acknowledged.articles());
            index(archive);
            untold = new Told(archive, acknowledged.inbox()).look(faults);
        }
        Verification.of(home, Child.options(Clock.systemUTC()), (bytes, all) -> {})
                .problems()
                .forEach(problem -> faults.add("verify: " + problem));
        warcFiles();
        return new Found(recovery, List.copyOf(faults), titles, untold);
    }

    private void captures(LocalArchive archive, Set<String> acknowledged) {
        for (String id : acknowledged) {
            Capture capture = archive.captures().find(new CaptureId(id)).orElse(null);
            if (capture == null) {
                faults.add("the acknowledged capture " + id + " is gone");
            } else {
                archive.captures().read(capture);
            }
        }
    }

    private Map<String, String> articles(LocalArchive archive, Map<String, Integer> acknowledged) {
        Map<String, Integer> newest = new HashMap<>();
        Map<String, String> titles = new HashMap<>();
        Set<String> addresses = new HashSet<>();
        Set<String> current = new HashSet<>();
        long from = 0;
        Changes step = archive.articles().changesAfter(from, STEP);
        while (step.upTo() > from) {
            for (Change change : step.changes()) {
                String id = change.revision().article().value();
                newest.merge(id, change.revision().number(), Math::max);
                boolean first =
                        change.revision().sequence() > from && change.revision().sequence() <= step.upTo();
                if (change.revision().current() && first) {
                    titles.put(id, change.revision().content().title().value());
                    if (!current.add(id) || !addresses.add(change.url())) {
                        faults.add("the article " + id + " is there twice");
                    }
                }
            }
            from = step.upTo();
            step = archive.articles().changesAfter(from, STEP);
        }
        acknowledged.forEach((id, number) -> {
            if (newest.getOrDefault(id, 0) < number) {
                faults.add("revision %d of the acknowledged article %s is gone".formatted(number, id));
            }
        });
        return titles;
    }

    private void index(LocalArchive archive) {
        Path folder = home.resolve("index");
        try (LuceneIndex index = LuceneIndex.open(
                folder, archive, wording, configuration.settings().zone())) {
            index.follow((revisions, sequence, end) -> {});
        }
        IndexVerification.of(folder, archive, wording, (revisions, sequence, end) -> {})
                .problems()
                .forEach(problem -> faults.add("index: " + problem));
    }

    /** With another reader than our own. */
    private void warcFiles() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(home.resolve("warc"))) {
            files = all.filter(file -> file.toString().endsWith(".warc.gz")).toList();
        }
        for (Path file : files) {
            try (WarcReader reader = new WarcReader(file)) {
                for (WarcRecord record : reader) {
                    record.body().consume();
                }
            } catch (IOException e) {
                faults.add("%s does not parse: %s".formatted(file.getFileName(), e.getMessage()));
            }
        }
    }
}
