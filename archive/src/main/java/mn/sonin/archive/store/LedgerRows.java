package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.LedgerEntry;
import org.jdbi.v3.core.statement.StatementContext;

/** The ledger as rows; days as ISO dates, which sort as they follow. */
final class LedgerRows implements Ledger {
    private final Rows rows;

    LedgerRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void mark(LedgerEntry entry) {
        rows.write(handle -> {
            int marked = handle.createUpdate("""
                        INSERT INTO ledger (source, day, state, expected, articles, reason)
                        VALUES (:source, :day, :state, :expected, :articles, :reason)
                        ON CONFLICT (source, day) DO UPDATE SET state = excluded.state, expected = excluded.expected,
                            articles = excluded.articles, reason = excluded.reason""")
                    .bind("source", entry.source())
                    .bind("day", entry.day().toString())
                    .bind("state", ContentText.word(entry.state()))
                    .bind("expected", entry.expected())
                    .bind("articles", entry.articles())
                    .bind("reason", entry.reason())
                    .execute();
            Seal.LEDGER.put(handle, entry.source(), entry.day().toString());
            return marked;
        });
    }

    @Override
    public List<LedgerEntry> of(String source, LocalDate from, LocalDate to) {
        return rows.read(handle -> handle.createQuery("""
                        SELECT * FROM ledger WHERE source = :source AND day >= :from AND day <= :to ORDER BY day""")
                .bind("source", source)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map(LedgerRows::map)
                .list());
    }

    @Override
    public Optional<LedgerEntry> newest(String source, LedgerEntry.State state, LocalDate before) {
        return rows.read(handle -> handle.createQuery("""
                        SELECT * FROM ledger WHERE source = :source AND state = :state AND day < :before
                        ORDER BY day DESC LIMIT 1""")
                .bind("source", source)
                .bind("state", ContentText.word(state))
                .bind("before", before.toString())
                .map(LedgerRows::map)
                .findOne());
    }

    /** Spans of days without an entry, in words. */
    List<String> holes() {
        return rows.read(handle -> handle.createQuery("""
                        SELECT source, day, next FROM (SELECT source, day,
                            lead(day) OVER (PARTITION BY source ORDER BY day) AS next FROM ledger) AS days
                        WHERE next IS NOT NULL ORDER BY source, day""").map((row, context) -> hole(row)).list().stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<String> hole(ResultSet row) throws SQLException {
        LocalDate from = LocalDate.parse(row.getString("day")).plusDays(1);
        LocalDate to = LocalDate.parse(row.getString("next")).minusDays(1);
        return from.isAfter(to)
                ? Optional.empty()
                : Optional.of("source %s: no entry from %s to %s".formatted(row.getString("source"), from, to));
    }

    private static LedgerEntry map(ResultSet row, StatementContext context) throws SQLException {
        int number = row.getInt("expected");
        OptionalInt expected = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
        return new LedgerEntry(
                row.getString("source"),
                LocalDate.parse(row.getString("day")),
                LedgerEntry.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                expected,
                row.getInt("articles"),
                row.getString("reason"));
    }
}
