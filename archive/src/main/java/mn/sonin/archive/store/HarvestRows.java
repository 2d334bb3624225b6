package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.Harvest.Kind;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.Harvests;
import org.jdbi.v3.core.statement.StatementContext;

/** Harvests as rows. */
final class HarvestRows implements Harvests {
    private final Rows rows;

    HarvestRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public long begin(String source, Kind kind, Instant at) {
        return rows.write(handle -> handle.createQuery("""
                        INSERT INTO harvests (source, kind, began, requests, not_modified, bytes, leads, added, changed, failed,
                            with_date, with_text, reason)
                        VALUES (:source, :kind, :began, 0, 0, 0, 0, 0, 0, 0, 0, 0, '') RETURNING id""")
                .bind("source", source)
                .bind("kind", ContentText.word(kind))
                .bind("began", Times.micros(at))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void end(long harvest, Instant at, Outcome outcome, Counts counts, String reason) {
        rows.write(handle -> {
            int known = handle.createUpdate("""
                        UPDATE harvests SET ended = :ended, outcome = :outcome, requests = :requests,
                            not_modified = :notModified, bytes = :bytes, leads = :leads, added = :added, changed = :changed,
                            failed = :failed, with_date = :withDate, with_text = :withText, reason = :reason
                        WHERE id = :id""")
                    .bind("id", harvest)
                    .bind("ended", Times.micros(at))
                    .bind("outcome", ContentText.word(outcome))
                    .bindMethods(counts)
                    .bind("reason", reason)
                    .execute();
            if (known == 0) {
                throw new IllegalArgumentException("there is no harvest " + harvest);
            }
            Seal.HARVEST.put(handle, harvest);
            return known;
        });
    }

    @Override
    public void countCutOff(long harvest, Instant until) {
        rows.write(handle -> {
            int cutOff = handle.createUpdate("""
                        UPDATE harvests SET (added, with_date, with_text) = (
                            SELECT count(*), count(original.published), count(original.text)
                            FROM articles JOIN revisions AS original
                                ON original.article = articles.id AND original.number = 1
                            WHERE articles.source = harvests.source AND articles.first_seen >= harvests.began
                                AND articles.first_seen <= :until AND articles.absorbed_by IS NULL)
                        WHERE id = :id AND ended IS NULL""")
                    .bind("id", harvest)
                    .bind("until", Times.micros(until))
                    .execute();
            if (cutOff > 0) {
                Seal.HARVEST.put(handle, harvest);
            }
            return cutOff;
        });
    }

    @Override
    public List<Harvest> of(String source, int limit) {
        return rows.read(handle -> handle.createQuery(
                        "SELECT * FROM harvests WHERE source = :source ORDER BY id DESC LIMIT :limit")
                .bind("source", source)
                .bind("limit", limit)
                .map(HarvestRows::map)
                .list());
    }

    @Override
    public List<Harvest> since(String source, Instant from) {
        return rows.read(handle -> handle.createQuery(
                        "SELECT * FROM harvests WHERE source = :source AND began >= :from ORDER BY began, id")
                .bind("source", source)
                .bind("from", Times.micros(from))
                .map(HarvestRows::map)
                .list());
    }

    @Override
    public Optional<Harvest> newest(String source) {
        return of(source, 1).stream().findFirst();
    }

    @Override
    public Optional<Harvest> newest(String source, Kind kind) {
        return rows.read(handle -> handle.createQuery(
                        "SELECT * FROM harvests WHERE source = :source AND kind = :kind ORDER BY id DESC LIMIT 1")
                .bind("source", source)
                .bind("kind", ContentText.word(kind))
                .map(HarvestRows::map)
                .findOne());
    }

    @Override
    public Together between(String source, Instant from, Instant to) {
        return rows.read(handle -> handle.createQuery("""
                        SELECT coalesce(sum(requests), 0) AS requests, coalesce(sum(not_modified), 0) AS not_modified,
                            coalesce(sum(bytes), 0) AS bytes, coalesce(sum(leads), 0) AS leads,
                            coalesce(sum(added), 0) AS added, coalesce(sum(changed), 0) AS changed,
                            coalesce(sum(failed), 0) AS failed, coalesce(sum(with_date), 0) AS with_date,
                            coalesce(sum(with_text), 0) AS with_text,
                            max(CASE WHEN outcome = 'harvested' AND kind <> 'pages' THEN ended END) AS last_success,
                            max(CASE WHEN outcome IN ('harvested', 'partial') AND kind <> 'pages' THEN ended END)
                                AS last_answer
                        FROM harvests WHERE source = :source AND began >= :from AND began < :to""")
                .bind("source", source)
                .bind("from", Times.micros(from))
                .bind("to", Times.micros(to))
                .map(HarvestRows::together)
                .one());
    }

    /** From the newest on: of a source that tells news, few rows are read. */
    @Override
    public Optional<Instant> lastNew(String source) {
        return rows.read(handle -> handle.createQuery("""
                        SELECT ended FROM harvests WHERE source = :source AND added > 0 AND ended IS NOT NULL
                        ORDER BY id DESC LIMIT 1""")
                .bind("source", source)
                .mapTo(Long.class)
                .findOne()
                .map(Times::instant));
    }

    private static Together together(ResultSet row, StatementContext context) throws SQLException {
        return new Together(counts(row), time(row, "last_success"), time(row, "last_answer"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
    }

    private static Harvest map(ResultSet row, StatementContext context) throws SQLException {
        Optional<String> outcome = Optional.ofNullable(row.getString("outcome"));
        return new Harvest(
                row.getLong("id"),
                row.getString("source"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Times.instant(row.getLong("began")),
                outcome.isEmpty() ? Optional.empty() : Optional.of(Times.instant(row.getLong("ended"))),
                outcome.map(word -> Outcome.valueOf(word.toUpperCase(Locale.ROOT))),
                counts(row),
                row.getString("reason"));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getInt("requests"),
                row.getInt("not_modified"),
                row.getLong("bytes"),
                row.getInt("leads"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("failed"),
                row.getInt("with_date"),
                row.getInt("with_text"));
    }
}
