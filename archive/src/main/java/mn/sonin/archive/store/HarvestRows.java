package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Counts;
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
    public long begin(String source, Instant at) {
        return rows.write(handle -> handle.createQuery("""
                        INSERT INTO harvests (source, began, requests, not_modified, bytes, leads, added, changed, failed,
                            with_date, with_text, reason)
                        VALUES (:source, :began, 0, 0, 0, 0, 0, 0, 0, 0, 0, '') RETURNING id""")
                .bind("source", source)
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
    public List<Harvest> of(String source, int limit) {
        return rows.read(handle -> handle.createQuery(
                        "SELECT * FROM harvests WHERE source = :source ORDER BY id DESC LIMIT :limit")
                .bind("source", source)
                .bind("limit", limit)
                .map(HarvestRows::map)
                .list());
    }

    @Override
    public Optional<Harvest> newest(String source) {
        return of(source, 1).stream().findFirst();
    }

    private static Harvest map(ResultSet row, StatementContext context) throws SQLException {
        Optional<String> outcome = Optional.ofNullable(row.getString("outcome"));
        return new Harvest(
                row.getLong("id"),
                row.getString("source"),
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
