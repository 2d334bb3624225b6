package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A checksum beside the values of rows that cannot be made again from the captures: SQLite itself does not notice a changed
 * bit in a value.
 */
final class Seal {
    static final Seal CITATION = new Seal(
            "citations",
            "citation %s",
            List.of("id"),
            List.of("query", "sequence", "analysis", "count", "digest", "ledger", "created", "list", "meanings"));
    static final Seal SAVED_SEARCH = new Seal(
            "saved_searches",
            "saved search %s",
            List.of("id"),
            List.of("name", "query", "targets", "created", "reached", "ended"));
    static final Seal DELIVERY = new Seal(
            "deliveries",
            "delivery %s",
            List.of("name"),
            List.of(
                    "search",
                    "target",
                    "article",
                    "revision",
                    "sequence",
                    "text",
                    "attempt",
                    "due",
                    "arrived",
                    "reason"));
    static final Seal HARVEST = new Seal(
            "harvests",
            "harvest %s",
            List.of("id"),
            List.of(
                    "source",
                    "began",
                    "ended",
                    "outcome",
                    "requests",
                    "not_modified",
                    "bytes",
                    "leads",
                    "added",
                    "changed",
                    "failed",
                    "with_date",
                    "with_text",
                    "reason"));
    static final Seal LEDGER = new Seal(
            "ledger",
            "ledger of source %s, %s",
            List.of("source", "day"),
            List.of("state", "expected", "articles", "reason"));

    static final List<Seal> ALL = List.of(CITATION, SAVED_SEARCH, DELIVERY, HARVEST, LEDGER);

    private final String table;
    private final String words;
    private final List<String> key;
    private final List<String> values;

    /** A column that a later version adds must not come to these: the rows that are sealed already would no longer match. */
    private Seal(String table, String words, List<String> key, List<String> values) {
        this.table = table;
        this.words = words;
        this.key = key;
        this.values = values;
    }

    /**
     * Seals a row as it stands now, within the transaction that wrote it.
     *
     * @param named the values of its key in their order
     */
    void put(Handle handle, Object... named) {
        String where = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        int checksum = bound(handle.createQuery("SELECT * FROM %s WHERE %s".formatted(table, where)), named)
                .map((row, context) -> checksum(row))
                .one();
        bound(handle.createUpdate("UPDATE %s SET checksum = %d WHERE %s".formatted(table, checksum, where)), named)
                .execute();
    }

    private static <T extends SqlStatement<T>> T bound(T statement, Object... values) {
        for (int i = 0; i < values.length; i++) {
            statement.bind(i, values[i]);
        }
        return statement;
    }

    /** Tells each row that is not as it was sealed, at most so many. */
    void check(Handle handle, int most, Consumer<String> problem) {
        try (Stream<String> broken = handle
                .createQuery("SELECT * FROM " + table)
                .map((row, context) -> isWhole(row) ? "" : name(row) + ": it is not the one that was written")
                .stream()) {
            broken.filter(found -> !found.isEmpty()).limit(most).forEach(problem);
        }
    }

    private boolean isWhole(ResultSet row) throws SQLException {
        int checksum = row.getInt("checksum");
        return row.wasNull() || checksum == checksum(row);
    }

    private String name(ResultSet row) throws SQLException {
        Object[] named = new Object[key.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = row.getString(key.get(i));
        }
        return words.formatted(named);
    }

    private int checksum(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (List<String> columns : List.of(key, values)) {
            for (String column : columns) {
                text.append(text(row.getObject(column))).append('\0');
            }
        }
        return Keys.checksum(text.toString());
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
