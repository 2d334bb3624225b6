package mn.sonin.archive.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Recorded;
import mn.sonin.archive.Revision;
import mn.sonin.archive.Revision.Kind;
import org.jdbi.v3.core.Handle;

/** Articles and their revisions as rows. */
final class ArticleRows implements Articles {
    private final Rows rows;

    ArticleRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Recorded record(Observation observation) {
        return rows.write(handle -> record(handle, observation));
    }

    private static Recorded record(Handle handle, Observation seen) {
        long capture = RevisionRows.captureNumber(handle, seen.capture());
        if (seen.kind() != Kind.HEADLINE_ONLY) {
            CaptureRows.settle(handle, seen.capture());
        }
        Optional<ArticleRow> known = ArticleRow.find(handle, ArticleId.of(seen.url()));
        return known.isEmpty() ? add(handle, seen, capture) : sight(handle, seen, capture, known.get());
    }

    private static Recorded add(Handle handle, Observation seen, long capture) {
        if (seen.kind() == Kind.REMOVAL) {
            throw new IllegalArgumentException(
                    "nothing is known of %s that its site could have removed".formatted(seen.url()));
        }
        ArticleId name = ArticleId.of(seen.url());
        Kind kind = seen.kind() == Kind.HEADLINE_ONLY ? Kind.HEADLINE_ONLY : Kind.FIRST;
        long article = ArticleRow.insert(handle, name, seen, kind);
        Revision first = new Revision(
                name, 1, next(handle), Revision.CURRENT, kind, seen.capture(), instant(seen), seen.content());
        RevisionRows.insert(handle, article, first, capture);
        Counters.add(handle, Counters.ARTICLES, 1);
        return new Recorded.Added(new Article(name, seen.source(), seen.url(), instant(seen), first, Optional.empty()));
    }

    private static Recorded sight(Handle handle, Observation seen, long capture, ArticleRow known) {
        Revision before = known.article().current();
        boolean absorbedHeadline = known.article().absorbedBy().isPresent() && seen.kind() == Kind.HEADLINE_ONLY;
        Optional<Kind> kind =
                absorbedHeadline ? Optional.empty() : Sight.judge(seen, before, Long.compare(capture, known.capture()));
        if (kind.isEmpty()) {
            return new Recorded.Unchanged(known.article());
        }
        long sequence = next(handle);
        RevisionRows.end(handle, known.number(), before, sequence);
        Revision after = new Revision(
                before.article(),
                before.number() + 1,
                sequence,
                Revision.CURRENT,
                kind.get(),
                seen.capture(),
                instant(seen),
                kind.get() == Kind.REMOVAL ? before.content() : seen.content());
        RevisionRows.insert(handle, known.number(), after, capture);
        Article article = known.revised(handle, after);
        return new Recorded.Changed(article);
    }

    private static Instant instant(Observation seen) {
        return Times.instant(Times.micros(seen.observed()));
    }

    private static long next(Handle handle) {
        return Counters.add(handle, Counters.SEQUENCE, 1);
    }

    @Override
    public void absorb(ArticleId headline, ArticleId article) {
        rows.write(handle -> absorb(handle, headline, article));
    }

    private static boolean absorb(Handle handle, ArticleId headline, ArticleId article) {
        ArticleRow absorbed = require(handle, headline);
        ArticleRow absorbing = require(handle, article);
        if (absorbed.article().absorbedBy().equals(Optional.of(article))) {
            return false;
        }
        if (headline.equals(article) || absorbed.article().current().kind() != Kind.HEADLINE_ONLY) {
            throw new IllegalArgumentException(
                    "only a headline without a page can turn out to be another article, got %s (%s) and %s"
                            .formatted(headline, absorbed.article().current().kind(), article));
        }
        if (absorbed.article().absorbedBy().isEmpty()) {
            RevisionRows.end(handle, absorbed.number(), absorbed.article().current(), next(handle));
            Counters.add(handle, Counters.ARTICLES, -1);
        }
        absorbed.absorbedBy(handle, absorbing.number());
        return true;
    }

    private static ArticleRow require(Handle handle, ArticleId id) {
        return ArticleRow.find(handle, id)
                .orElseThrow(() -> new IllegalArgumentException("there is no article \"%s\"".formatted(id)));
    }

    @Override
    public Optional<Article> find(ArticleId id) {
        return rows.read(handle -> ArticleRow.find(handle, id).map(ArticleRow::article));
    }

    @Override
    public List<Revision> history(ArticleId id) {
        return rows.read(handle -> RevisionRows.of(handle, id));
    }

    @Override
    public List<Credit> credits(List<RevisionId> revisions) {
        return revisions.isEmpty() ? List.of() : rows.read(handle -> RevisionRows.credits(handle, revisions));
    }

    @Override
    public List<Article> headlinesOf(String source, Instant from, Instant to) {
        return rows.read(handle -> ArticleRow.headlines(handle, source, from, to));
    }

    @Override
    public List<Titled> titled(String source, Instant from) {
        return rows.read(handle -> ArticleRow.titled(handle, source, from));
    }

    @Override
    public Changes changesAfter(long sequence, int limit) {
        return rows.read(handle -> {
            long upTo = Math.min(sequence + limit, Math.max(sequence, Counters.value(handle, Counters.SEQUENCE)));
            return new Changes(RevisionRows.changes(handle, sequence, upTo), upTo);
        });
    }

    @Override
    public List<Change> changedSince(Instant since, int limit) {
        return rows.read(handle -> RevisionRows.changedSince(handle, since, limit));
    }

    @Override
    public long count() {
        return rows.read(handle -> Counters.value(handle, Counters.ARTICLES));
    }
}
