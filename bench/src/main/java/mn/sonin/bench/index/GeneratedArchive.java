package mn.sonin.bench.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Citations;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Frontier;
import mn.sonin.archive.Harvests;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Recorded;
import mn.sonin.archive.Revision;
import mn.sonin.archive.SavedSearches;

/** So many generated articles, kept in memory or made when they are read; only what an index reads of an archive. */
public final class GeneratedArchive implements Archive, Articles {
    private final GeneratedNews news;
    private final long count;

    GeneratedArchive(GeneratedNews news, long count) {
        this.news = news;
        this.count = count;
    }

    /** An archive of so many articles. */
    public static GeneratedArchive of(long count) {
        return new GeneratedArchive(new GeneratedNews(), count);
    }

    @Override
    public Changes changesAfter(long sequence, int limit) {
        long upTo = Math.min(count, sequence + limit);
        List<Change> changes = new ArrayList<>();
        for (long number = sequence + 1; number <= upTo; number++) {
            changes.add(news.article(number));
        }
        return new Changes(changes, Math.max(sequence, upTo));
    }

    @Override
    public List<Change> changedSince(Instant since, int limit) {
        throw unneeded();
    }

    @Override
    public Articles articles() {
        return this;
    }

    @Override
    public Leases leases() {
        return Leases.ALONE;
    }

    @Override
    public long sequence() {
        return count;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void close() {}

    @Override
    public Captures captures() {
        throw unneeded();
    }

    @Override
    public Frontier frontier() {
        throw unneeded();
    }

    @Override
    public Feeds feeds() {
        throw unneeded();
    }

    @Override
    public Harvests harvests() {
        throw unneeded();
    }

    @Override
    public Ledger ledger() {
        throw unneeded();
    }

    @Override
    public Citations citations() {
        throw unneeded();
    }

    @Override
    public SavedSearches savedSearches() {
        throw unneeded();
    }

    @Override
    public Recorded record(Observation observation) {
        throw unneeded();
    }

    @Override
    public void absorb(ArticleId headline, ArticleId article) {
        throw unneeded();
    }

    @Override
    public Optional<Article> find(ArticleId id) {
        throw unneeded();
    }

    @Override
    public List<Revision> history(ArticleId id) {
        throw unneeded();
    }

    @Override
    public List<Credit> credits(List<RevisionId> revisions) {
        throw unneeded();
    }

    @Override
    public List<Article> headlinesOf(String source, Instant from, Instant to) {
        throw unneeded();
    }

    @Override
    public List<Titled> titled(String source, Instant from) {
        throw unneeded();
    }

    private static UnsupportedOperationException unneeded() {
        return new UnsupportedOperationException("an index never asks an archive for this");
    }
}
