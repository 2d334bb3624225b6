package mn.sonin.shards;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.config.Settings;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.answer.ChosenQuery;
import mn.sonin.indexer.answer.Searchable;
import mn.sonin.indexer.answer.SharedIndex;
import mn.sonin.indexer.answer.Standing;
import mn.sonin.indexer.answer.TopicQuery;
import mn.sonin.indexer.index.IndexVerification;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.search.Query;

/** The index of an archive in an OpenSearch cluster. Safe for several threads. */
public final class OpenSearchIndex implements SharedIndex, Searchable {
    private final Cluster cluster;
    private final String alias;
    private final Making.Settings settings;
    private final Wording wording;
    private final Remembered remembered = new Remembered();

    private OpenSearchIndex(Cluster cluster, String alias, Making.Settings settings, Wording wording) {
        this.cluster = cluster;
        this.alias = alias;
        this.settings = settings;
        this.wording = wording;
    }

    /** Finds this kind of index. */
    public static final class Located implements Kind {
        @Override
        public SharedIndex at(Settings.OpenSearch where, Optional<String> password, Wording wording) {
            return new OpenSearchIndex(
                    new Cluster(where.addresses(), where.user(), password),
                    where.index(),
                    new Making.Settings(where.shards(), where.replicas()),
                    wording);
        }
    }

    @Override
    public Indexing following(Archive archive, ZoneId zone) {
        Following following = new Following(cluster, alias, settings, archive, wording, zone);
        Analysis.require(cluster, wording.version());
        following.begin();
        return following;
    }

    @Override
    public Searchable searchable() {
        return this;
    }

    @Override
    public long sequence() {
        return Making.stamp(cluster, alias).orElseThrow(this::none).sequence();
    }

    private IndexException none() {
        return new IndexException(
                "%s: there is no index %s yet; \"sonin rebuild index\" makes one".formatted(cluster.named(), alias));
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Standing at(long place, Duration patience) {
        Asked asked = new Asked(cluster, alias, patience);
        Stamp stamp = asked.stamp().orElseThrow(this::none);
        requireSameWords(stamp);
        return new ShardsStanding(asked, Math.min(place, stamp.sequence()), wording, remembered);
    }

    /** Asked with the words of another analysis, an index would find too little and not say so. */
    private void requireSameWords(Stamp stamp) {
        if (!stamp.readBy(wording)) {
            throw new IndexException(
                    "%s: the index %s was made by another version of Sonin (%s; this one reads texts by %s); run the same version on every node, or \"sonin rebuild index\" makes it again"
                            .formatted(cluster.named(), alias, stamp.wording(), wording.version()));
        }
    }

    /** The nodes remember which documents such a filter finds. */
    @Override
    public Query chosen(TopicQuery topic) {
        return new ChosenQuery(topic.id(), topic.query());
    }

    @Override
    public IndexVerification.Report verify(Archive archive, ZoneId zone, Indexing.Progress progress) {
        return new Comparison(cluster, alias, archive, wording, zone).run(progress);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
