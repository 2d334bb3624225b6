package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Credit;
import mn.sonin.archive.Articles.RevisionId;
import mn.sonin.archive.Attested;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Revision;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Revisions as rows, and the texts that they share. */
final class RevisionRows {
    /** With {@code a} for articles, {@code r} for revisions, {@code c} for captures and {@code t} for texts. */
    static final String COLUMNS = """
            a.name, r.number, r.sequence, r.until, r.kind, r.capture, r.observed, r.content, c.uuid, t.text AS body""";

    private static final String SELECT = """
            SELECT a.source, a.url, a.first_seen, %s
            FROM revisions r
            JOIN articles a ON a.id = r.article
            JOIN captures c ON c.id = r.capture
            LEFT JOIN texts t ON t.id = r.text
            """.formatted(COLUMNS);

    private RevisionRows() {}

    static long captureNumber(Handle handle, CaptureId id) {
        return handle.createQuery("SELECT id FROM captures WHERE uuid = :uuid")
                .bind("uuid", Keys.uuid(id))
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException(
                        "an observation needs a capture of this archive, got \"%s\"".formatted(id)));
    }

    static void insert(Handle handle, long article, Revision revision, long capture) {
        Content content = revision.content();
        String json = ContentText.write(content);
        Optional<Moment> published = content.published().map(Attested::value);
        handle.createUpdate("""
                        INSERT INTO revisions (article, number, sequence, until, kind, capture, observed, title, language,
                            published, published_precision, published_basis, content, text, checksum)
                        VALUES (:article, :number, :sequence, :until, :kind, :capture, :observed, :title, :language,
                            :published, :precision, :basis, :content, :text, :checksum)""")
                .bind("article", article)
                .bind("number", revision.number())
                .bind("sequence", revision.sequence())
                .bind("until", revision.until())
                .bind("kind", ContentText.word(revision.kind()))
                .bind("capture", capture)
                .bind("observed", Times.micros(revision.observed()))
                .bind("title", content.title().value())
                .bind("language", content.language().value())
                .bind("published", published.map(moment -> Times.micros(moment.instant())))
                .bind("precision", published.map(moment -> ContentText.word(moment.precision())))
                .bind("basis", content.published().map(value -> value.basis().word()))
                .bind("content", json)
                .bind("checksum", Keys.checksum(json))
                .bind("text", content.text().map(text -> text(handle, text.value())))
                .execute();
    }

    private static long text(Handle handle, String text) {
        byte[] digest = Keys.sha256(text);
        Optional<Long> added = handle.createQuery(
                        "INSERT INTO texts (digest, text) VALUES (:digest, :text) ON CONFLICT (digest) DO NOTHING RETURNING id")
                .bind("digest", digest)
                .bind("text", text)
                .mapTo(Long.class)
                .findOne();
        return added.orElseGet(() -> handle.createQuery("SELECT id FROM texts WHERE digest = :digest")
                .bind("digest", digest)
                .mapTo(Long.class)
                .one());
    }

    static void end(Handle handle, long article, Revision revision, long sequence) {
        handle.createUpdate("""
                        UPDATE revisions SET until = :sequence
                        WHERE article = :article AND number = :number AND until > :sequence""")
                .bind("sequence", sequence)
                .bind("article", article)
                .bind("number", revision.number())
                .execute();
    }

    static List<Revision> of(Handle handle, ArticleId id) {
        return handle.createQuery(SELECT + "WHERE a.name = :name ORDER BY r.number")
                .bind("name", id.value())
                .map(RevisionRows::map)
                .list();
    }

    /** Begins with SELECT: the driver looks for an INSERT behind WITH by regular expression, which takes longer than the query. */
    static List<Credit> credits(Handle handle, List<RevisionId> revisions) {
        Set<RevisionId> asked = Set.copyOf(revisions);
        return handle.createQuery("""
                        SELECT a.name, r.number, r.content, c.uuid
                        FROM articles a
                        JOIN revisions r ON r.article = a.id
                        JOIN captures c ON c.id = r.capture
                        WHERE a.name IN (<names>) AND r.number IN (<numbers>)""")
                .bindList(
                        "names",
                        asked.stream()
                                .map(id -> id.article().value())
                                .distinct()
                                .toList())
                .bindList(
                        "numbers",
                        asked.stream().map(RevisionId::number).distinct().toList())
                .map((row, context) -> new Credit(
                        new RevisionId(new ArticleId(row.getString("name")), row.getInt("number")),
                        Keys.uuid(row.getBytes("uuid")),
                        ContentText.authors(row.getString("content"))))
                .filter(credit -> asked.contains(credit.revision()))
                .list();
    }

    /** Each in the order of its first change inside this span. */
    static List<Change> changes(Handle handle, long after, long upTo) {
        return handle.createQuery(SELECT + """
                        WHERE (r.sequence > :after AND r.sequence <= :upTo) OR (r.until > :after AND r.until <= :upTo)
                        ORDER BY CASE WHEN r.sequence > :after THEN r.sequence ELSE r.until END, r.number""")
                .bind("after", after)
                .bind("upTo", upTo)
                .map(RevisionRows::change)
                .list();
    }

    /** Newest first. */
    static List<Change> changedSince(Handle handle, Instant since, int limit) {
        return handle.createQuery(SELECT + """
                        WHERE r.kind IN ('edit', 'removal') AND r.observed >= :since
                        ORDER BY r.observed DESC, r.sequence DESC LIMIT :limit""")
                .bind("since", Times.micros(since))
                .bind("limit", limit)
                .map(RevisionRows::change)
                .list();
    }

    private static Change change(ResultSet row, StatementContext context) throws SQLException {
        return new Change(
                map(row, context),
                row.getString("source"),
                row.getString("url"),
                Times.instant(row.getLong("first_seen")));
    }

    static Revision map(ResultSet row, StatementContext context) throws SQLException {
        return new Revision(
                new ArticleId(row.getString("name")),
                row.getInt("number"),
                row.getLong("sequence"),
                row.getLong("until"),
                Revision.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Keys.uuid(row.getBytes("uuid")),
                Times.instant(row.getLong("observed")),
                ContentText.read(row.getString("content"), Optional.ofNullable(row.getString("body"))));
    }
}
