package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles.Titled;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Revision;
import mn.sonin.archive.Revision.Kind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * An article with the numbers that the rows know it by.
 *
 * @param number of the article's row
 * @param capture number of the row of the capture that proves the current revision
 */
record ArticleRow(long number, long capture, Article article) {
    private static final String SELECT = """
            SELECT a.id, a.name, a.source, a.url, a.first_seen, b.name AS absorbed_name, %s
            FROM articles a
            JOIN revisions r ON r.article = a.id AND r.number = a.revision
            JOIN captures c ON c.id = r.capture
            LEFT JOIN texts t ON t.id = r.text
            LEFT JOIN articles b ON b.id = a.absorbed_by
            """.formatted(RevisionRows.COLUMNS);

    static Optional<ArticleRow> find(Handle handle, ArticleId id) {
        return handle.createQuery(SELECT + "WHERE a.name = :name")
                .bind("name", id.value())
                .map(ArticleRow::map)
                .findOne();
    }

    static List<Article> headlines(Handle handle, String source, Instant from, Instant to) {
        return handle.createQuery(SELECT + """
                        WHERE a.source = :source AND a.headline = 1 AND a.absorbed_by IS NULL
                          AND a.first_seen >= :from AND a.first_seen < :to
                        ORDER BY a.first_seen, a.id""")
                .bind("source", source)
                .bind("from", Times.micros(from))
                .bind("to", Times.micros(to))
                .map(ArticleRow::map)
                .map(ArticleRow::article)
                .list();
    }

    static List<Titled> titled(Handle handle, String source, Instant from) {
        return handle.createQuery("""
                        SELECT a.name, a.url, r.title, COALESCE(r.published, a.first_seen) AS at
                        FROM articles a
                        JOIN revisions r ON r.article = a.id AND r.number = a.revision
                        WHERE a.source = :source AND a.first_seen >= :from AND a.absorbed_by IS NULL
                        ORDER BY a.first_seen, a.id""")
                .bind("source", source)
                .bind("from", Times.micros(from))
                .map((row, context) -> new Titled(
                        new ArticleId(row.getString("name")),
                        row.getString("url"),
                        row.getString("title"),
                        Times.instant(row.getLong("at"))))
                .list();
    }

    static long insert(Handle handle, ArticleId name, Observation seen, Kind kind) {
        return handle.createQuery("""
                        INSERT INTO articles (name, source, url, first_seen, revision, headline)
                        VALUES (:name, :source, :url, :firstSeen, 1, :headline) RETURNING id""")
                .bind("name", name.value())
                .bind("source", seen.source())
                .bind("url", seen.url())
                .bind("firstSeen", Times.micros(seen.observed()))
                .bind("headline", kind == Kind.HEADLINE_ONLY ? 1 : 0)
                .mapTo(Long.class)
                .one();
    }

    /** Makes this the current revision. An absorbed headline whose own page was read after all stands for itself again. */
    Article revised(Handle handle, Revision current) {
        handle.createUpdate("""
                        UPDATE articles SET revision = :revision, headline = :headline, absorbed_by = NULL
                        WHERE id = :id""")
                .bind("revision", current.number())
                .bind("headline", current.kind() == Kind.HEADLINE_ONLY ? 1 : 0)
                .bind("id", number)
                .execute();
        if (article.absorbedBy().isPresent()) {
            Counters.add(handle, Counters.ARTICLES, 1);
        }
        return new Article(
                article.id(), article.source(), article.url(), article.firstSeen(), current, Optional.empty());
    }

    void absorbedBy(Handle handle, long absorbing) {
        handle.createUpdate("UPDATE articles SET absorbed_by = :absorbing WHERE id = :id")
                .bind("absorbing", absorbing)
                .bind("id", number)
                .execute();
    }

    private static ArticleRow map(ResultSet row, StatementContext context) throws SQLException {
        Article article = new Article(
                new ArticleId(row.getString("name")),
                row.getString("source"),
                row.getString("url"),
                Times.instant(row.getLong("first_seen")),
                RevisionRows.map(row, context),
                Optional.ofNullable(row.getString("absorbed_name")).map(ArticleId::new));
        return new ArticleRow(row.getLong("id"), row.getLong("capture"), article);
    }
}
