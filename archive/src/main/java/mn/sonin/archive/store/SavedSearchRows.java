package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.SavedSearch;
import mn.sonin.archive.SavedSearches;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Saved searches and their deliveries as rows. */
final class SavedSearchRows implements SavedSearches {
    private final Rows rows;

    SavedSearchRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public SavedSearch save(String name, String query, List<String> targets, long from, Instant now) {
        return rows.note(handle -> {
            SavedSearch saved = handle.createQuery("""
                        INSERT INTO saved_searches (name, query, targets, created, reached)
                        VALUES (:name, :query, :targets, :created, :reached) RETURNING *""")
                    .bind("name", name)
                    .bind("query", query)
                    .bind("targets", String.join("\n", targets))
                    .bind("created", Times.micros(now))
                    .bind("reached", from)
                    .map(SavedSearchRows::search)
                    .one();
            Seal.SAVED_SEARCH.put(handle, saved.id());
            return saved;
        });
    }

    @Override
    public Optional<SavedSearch> find(long id) {
        return rows.read(handle -> handle.createQuery("SELECT * FROM saved_searches WHERE id = :id")
                .bind("id", id)
                .map(SavedSearchRows::search)
                .findOne());
    }

    @Override
    public List<SavedSearch> all() {
        return rows.read(handle -> handle.createQuery("SELECT * FROM saved_searches WHERE ended IS NULL ORDER BY id")
                .map(SavedSearchRows::search)
                .list());
    }

    @Override
    public void end(long id, Instant now) {
        rows.note(handle -> {
            int ended = handle.createUpdate("UPDATE saved_searches SET ended = :ended WHERE id = :id AND ended IS NULL")
                    .bind("ended", Times.micros(now))
                    .bind("id", id)
                    .execute();
            return sealed(Seal.SAVED_SEARCH, handle, ended, id);
        });
    }

    @Override
    public int matched(long search, long upTo, List<Delivery> deliveries) {
        return rows.write(handle -> {
            int moved = handle.createUpdate(
                            "UPDATE saved_searches SET reached = :upTo WHERE id = :id AND reached < :upTo")
                    .bind("upTo", upTo)
                    .bind("id", search)
                    .execute();
            sealed(Seal.SAVED_SEARCH, handle, moved, search);
            return deliveries.stream()
                    .mapToInt(delivery -> insert(handle, delivery))
                    .sum();
        });
    }

    private static int insert(Handle handle, Delivery delivery) {
        int added = handle.createUpdate("""
                        INSERT INTO deliveries (name, search, target, article, revision, sequence, text, attempt, due, reason)
                        VALUES (:key, :search, :target, :article, :revision, :sequence, :text, :attempt, :due, :reason)
                        ON CONFLICT (name) DO NOTHING""")
                .bind("key", delivery.key())
                .bind("search", delivery.search())
                .bind("target", delivery.target())
                .bind("article", delivery.article().value())
                .bind("revision", delivery.revision())
                .bind("sequence", delivery.sequence())
                .bind("text", delivery.text())
                .bind("attempt", delivery.attempt())
                .bind("due", delivery.due().map(Times::micros))
                .bind("reason", delivery.reason())
                .execute();
        return sealed(Seal.DELIVERY, handle, added, delivery.key());
    }

    private static int sealed(Seal seal, Handle handle, int changed, Object key) {
        if (changed > 0) {
            seal.put(handle, key);
        }
        return changed;
    }

    @Override
    public List<Delivery> due(Instant now, Duration longest, int limit) {
        return rows.read(handle -> handle.createQuery(
                        "SELECT * FROM deliveries WHERE due <= :now OR due > :furthest ORDER BY due, id LIMIT :limit")
                .bind("now", Times.micros(now))
                .bind("furthest", Times.micros(now.plus(longest)))
                .bind("limit", limit)
                .map(SavedSearchRows::delivery)
                .list());
    }

    @Override
    public List<Delivery> of(long search, int limit) {
        return rows.read(handle -> handle.createQuery(
                        "SELECT * FROM deliveries WHERE search = :search ORDER BY id DESC LIMIT :limit")
                .bind("search", search)
                .bind("limit", limit)
                .map(SavedSearchRows::delivery)
                .list());
    }

    @Override
    public void arrived(String key, Instant now) {
        rows.write(handle -> {
            int arrived = handle.createUpdate("""
                        UPDATE deliveries SET due = NULL, arrived = :now, attempt = attempt + 1, reason = ''
                        WHERE name = :key AND arrived IS NULL""")
                    .bind("now", Times.micros(now))
                    .bind("key", key)
                    .execute();
            return sealed(Seal.DELIVERY, handle, arrived, key);
        });
    }

    @Override
    public void failed(String key, String reason, Optional<Instant> again) {
        rows.write(handle -> {
            int failed = handle.createUpdate("""
                        UPDATE deliveries SET due = :again, attempt = attempt + 1, reason = :reason
                        WHERE name = :key AND arrived IS NULL""")
                    .bind("again", again.map(Times::micros))
                    .bind("reason", reason)
                    .bind("key", key)
                    .execute();
            return sealed(Seal.DELIVERY, handle, failed, key);
        });
    }

    private static SavedSearch search(ResultSet row, StatementContext context) throws SQLException {
        return new SavedSearch(
                row.getLong("id"),
                row.getString("name"),
                row.getString("query"),
                row.getString("targets").lines().toList(),
                Times.instant(row.getLong("created")),
                row.getLong("reached"),
                time(row, "ended"));
    }

    private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                row.getString("name"),
                row.getLong("search"),
                row.getString("target"),
                new ArticleId(row.getString("article")),
                row.getInt("revision"),
                row.getLong("sequence"),
                row.getString("text"),
                row.getInt("attempt"),
                time(row, "due"),
                time(row, "arrived"),
                row.getString("reason"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
    }
}
