package mn.sonin.shards;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.archive.Leases.Lease;
import mn.sonin.archive.Leases.Taking;
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

    private final Cluster cluster;
    private final String alias;
    private final Making.Settings settings;
    private final Archive archive;
    private final ZoneId zone;
    private final Stamp empty;
    private final ReentrantLock turn = new ReentrantLock();

    Following(Cluster cluster, String alias, Making.Settings settings, Archive archive, Wording wording, ZoneId zone) {
        this.cluster = cluster;
        this.alias = alias;
        this.settings = settings;
        this.archive = archive;
        this.zone = zone;
        this.empty = Stamp.of(0, wording, zone);
    }

    /** The making in use; begins one where there is none, so that it can be searched. */
    Making current() {
        return Making.current(cluster, alias).orElseGet(() -> {
            Making first = Making.begin(cluster, alias, settings, empty);
            first.use(alias);
            return first;
        });
    }

    @Override
    public long follow(Progress progress) {
        turn.lock();
        try {
            Making making = current();
            Stamp stamp = making.stamp();
            if (!stamp.sameMaking(empty)) {
                LOG.info("index outdated made={} now={} action=rebuild", stamp, empty);
                return remadeByOne(progress).orElse(0L);
            }
            if (stamp.sequence() > archive.sequence()) {
                LOG.info("index ahead sequence={} archive={} action=rebuild", stamp.sequence(), archive.sequence());
                return remadeByOne(progress).orElse(0L);
            }
            return advance(making, stamp, () -> true, progress);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public long rebuild(Progress progress) {
        turn.lock();
        try {
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
            case Taking.Later later -> {
                LOG.info("index rebuild=by-another-node free={}", later.free());
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
            long revisions = advance(fresh, empty, lease::renew, progress);
            fresh.use(alias);
            used = true;
            LOG.info("index rebuilt revisions={} name={}", revisions, fresh.name());
            return revisions;
        } finally {
            if (!used) {
                fresh.drop();
            }
        }
    }

    /** Whether the work may go on. */
    @FunctionalInterface
    private interface Allowed {
        boolean still();
    }

    /** Goes to the end of the sequence; what was added is safe and shown on return. */
    private long advance(Making making, Stamp from, Allowed allowed, Progress progress) {
        long end = archive.sequence();
        long revisions = 0;
        long shown = 0;
        long reached = from.sequence();
        Changes step = archive.articles().changesAfter(reached, STEP);
        while (step.upTo() > reached) {
            Analysis.require(cluster, empty.wording());
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
                making.show(from.at(reached));
                shown = revisions;
            }
            step = archive.articles().changesAfter(reached, STEP);
        }
        if (reached > from.sequence()) {
            making.show(from.at(reached));
            LOG.info("index followed revisions={} sequence={}", revisions, reached);
        }
        return revisions;
    }

    /** The connection is closed by whoever opened it. */
    @Override
    public void close() {}
}
