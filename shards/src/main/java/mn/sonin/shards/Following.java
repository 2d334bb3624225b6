package mn.sonin.shards;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.archive.Leases.Lease;
import mn.sonin.archive.Leases.Taking;
import mn.sonin.archive.Pause;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.index.IndexedRevision;
import mn.sonin.indexer.index.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index of a cluster along an archive. Several nodes may do so at once: each writes the same documents, an older state never replaces
 * a newer one, and what the index has reached only grows. Only one at a time makes it again. Safe for several threads.
 */
final class Following implements Indexing {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    /** Places of the sequence read at once: some megabytes of text. */
    private static final int STEP = 1_000;

    /** Revisions after which what was added is shown; a crash costs at most this many again. */
    private static final int SHOW_AFTER = 50_000;

    /** What one node at a time does. */
    private static final String LEASE = "index";

    /** A step takes seconds; a node that dies leaves its making to the next after so long. */
    private static final Duration SPAN = Duration.ofMinutes(5);

    /** Between two looks whether another node has begun the index. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final String alias;
    private final Making.Settings settings;
    private final Archive archive;
    private final ZoneId zone;
    private final Stamp empty;
    private final ReentrantLock turn = new ReentrantLock();

    /** What hinders following, each told once until it goes on. */
    private final Set<String> told = new HashSet<>();

    /** Whether the index was once as this program makes it. */
    private boolean followed;

    Following(Cluster cluster, String alias, Making.Settings settings, Archive archive, Wording wording, ZoneId zone) {
        this.cluster = cluster;
        this.alias = alias;
        this.settings = settings;
        this.archive = archive;
        this.zone = zone;
        this.empty = Stamp.of(0, archive, wording, zone);
    }

    /**
     * Begins an index where there is none, so that it can be searched.
     *
     * @throws IndexException where there is that of another archive
     */
    void begin() {
        current();
        Making.stamp(cluster, alias).ifPresent(this::requireOwn);
    }

    private Making current() {
        return Making.current(cluster, alias).orElseGet(this::first);
    }

    private void requireOwn(Stamp stamp) {
        if (stamp.ofAnotherArchive(empty)) {
            throw new IndexException(
                    "%s: the index %s is that of another archive (%s; this one is %s); give this one a name of its own with opensearch.name in sonin.yaml, or, where nobody needs the other any more, delete the index behind the alias %s first"
                            .formatted(cluster.named(), alias, stamp.archive(), empty.archive(), alias));
        }
    }

    /** One at a time: of two that begin one, each would throw the other's away. */
    private Making first() {
        long end = System.nanoTime() + SPAN.toNanos();
        Optional<Making> first = firstByOne();
        while (first.isEmpty()) {
            if (System.nanoTime() > end || !Pause.over(PAUSE)) {
                throw new IndexException("%s: another node has begun to make the index %s and does not come to an end"
                        .formatted(cluster.named(), alias));
            }
            first = firstByOne();
        }
        return first.get();
    }

    /** That of another node, or one of its own; empty where another node is at it. */
    private Optional<Making> firstByOne() {
        return switch (archive.leases().take(LEASE, SPAN)) {
            case Taking.Later later -> Making.current(cluster, alias);
            case Taking.Yours yours -> {
                try {
                    yield Making.current(cluster, alias).or(() -> Optional.of(begun()));
                } finally {
                    yours.lease().close();
                }
            }
        };
    }

    private Making begun() {
        Making first = Making.begin(cluster, alias, settings, empty);
        first.use(alias);
        return first;
    }

    @Override
    public long follow(Progress progress) {
        turn.lock();
        try {
            Making making = current();
            Stamp stamp = making.stamp();
            requireOwn(stamp);
            if (!stamp.sameMaking(empty)) {
                return otherMaking(stamp, progress);
            }
            followed = true;
            if (stamp.sequence() > archive.sequence()) {
                tell("index ahead sequence=%d archive=%d action=rebuild"
                        .formatted(stamp.sequence(), archive.sequence()));
                return remadeByOne(progress).orElse(0L);
            }
            told.clear();
            return advance(making, stamp.sequence(), () -> true, progress);
        } finally {
            turn.unlock();
        }
    }

    /**
     * One that an older version made is made again. One that a newer version made is left alone, and so is one that took the place of this
     * program's: two versions would make it again and again.
     */
    private long otherMaking(Stamp stamp, Progress progress) {
        if (followed || stamp.newerThan(empty)) {
            tell(
                    "index made-by=another-version made=%s here=%s action=left-alone advice=\"run the same version with the same time zone on every node, and start this one again\""
                            .formatted(stamp, empty));
            return 0;
        }
        tell("index outdated made=%s now=%s action=rebuild".formatted(stamp, empty));
        return remadeByOne(progress).orElse(0L);
    }

    private void tell(String what) {
        if (told.add(what)) {
            LOG.info("{}", what);
        }
    }

    @Override
    public long rebuild(Progress progress) {
        turn.lock();
        try {
            Making.stamp(cluster, alias).ifPresent(this::requireOwn);
            return remadeByOne(progress)
                    .orElseThrow(() ->
                            new IndexException("%s: another node is making the index %s again; wait until it is done"
                                    .formatted(cluster.named(), alias)));
        } finally {
            turn.unlock();
        }
    }

    /** Empty where another node is at it. */
    private Optional<Long> remadeByOne(Progress progress) {
        return switch (archive.leases().take(LEASE, SPAN)) {
            case Taking.Later held -> {
                tell("index rebuild=by-another-node");
                yield Optional.empty();
            }
            case Taking.Yours yours -> {
                try (Lease lease = yours.lease()) {
                    yield Optional.of(remade(lease, progress));
                }
            }
        };
    }

    private long remade(Lease lease, Progress progress) {
        Making fresh = Making.begin(cluster, alias, settings, empty);
        boolean used = false;
        try {
            long revisions = advance(fresh, 0, lease::renew, progress);
            fresh.use(alias);
            used = true;
            LOG.info("index rebuilt revisions={} name={}", revisions, fresh.name());
            return revisions;
        } finally {
            if (!used) {
                throwAway(fresh);
            }
        }
    }

    /** Not where it may be in use after all: it is left then, and the next one that comes to be used takes it away. */
    private void throwAway(Making fresh) {
        try {
            if (!fresh.isUsed(alias)) {
                fresh.drop();
            }
        } catch (IndexException e) {
            LOG.warn("index left-over={} reason=\"{}\"", fresh.name(), e.getMessage());
        }
    }

    /** Whether the work may go on. */
    @FunctionalInterface
    private interface Allowed {
        boolean still();
    }

    /** Goes to the end of the sequence; what was added is safe and shown on return. */
    private long advance(Making making, long from, Allowed allowed, Progress progress) {
        long end = archive.sequence();
        long revisions = 0;
        long shown = 0;
        long reached = from;
        Changes step = archive.articles().changesAfter(reached, STEP);
        while (step.upTo() > reached) {
            Analysis.requirePatiently(cluster, empty.wording());
            making.put(step.changes().stream()
                    .map(change -> IndexedRevision.of(change, zone))
                    .toList());
            reached = step.upTo();
            revisions += step.changes().size();
            progress.reached(revisions, reached, Math.max(end, reached));
            if (!allowed.still()) {
                throw new IndexException(
                        "%s: another node has begun to make the index %s again".formatted(cluster.named(), alias));
            }
            if (revisions - shown >= SHOW_AFTER) {
                making.show(empty.at(reached));
                shown = revisions;
            }
            step = archive.articles().changesAfter(reached, STEP);
        }
        if (reached > from) {
            making.show(empty.at(reached));
            LOG.info("index followed revisions={} sequence={}", revisions, reached);
        }
        return revisions;
    }

    /** The connection is closed by whoever opened it. */
    @Override
    public void close() {}
}
