package mn.sonin.archive.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import mn.sonin.archive.ArchiveException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Copies all rows from one database into another one. */
public final class RowCopy {
    /** Every table of an archive, those first that others refer to. */
    public static final List<String> TABLES = List.of(
            "archive",
            "counters",
            "warc_files",
            "captures",
            "texts",
            "articles",
            "revisions",
            "frontier",
            "feeds",
            "rests",
            "harvests",
            "ledger",
            "citations",
            "saved_searches",
            "deliveries");

    private static final int BATCH = 500;

    private RowCopy() {}

    /** Writes the rows that this handle sees into a new SQLite file. */
    public static void toSqlite(Handle from, Path target) {
        try (SqliteDatabase file = SqliteDatabase.open(target)) {
            file.write(to -> {
                to.execute("PRAGMA defer_foreign_keys = ON");
                copy(from, to);
            });
        }
    }

    /** Takes the rows of a SQLite file into the transaction of this handle, whose database may check references at its end. */
    public static void fromSqlite(Path source, Handle to) {
        try (SqliteDatabase file = SqliteDatabase.openReading(source)) {
            file.read(from -> {
                copy(from, to);
                return true;
            });
        }
    }

    private static void copy(Handle from, Handle to) {
        if (Counters.value(to, Counters.SEQUENCE) > 0 || any(to, "captures")) {
            throw new ArchiveException("there are rows already; give the copy an empty database");
        }
        to.execute("DELETE FROM archive");
        to.execute("DELETE FROM counters");
        TABLES.forEach(table -> copy(table, from, to));
    }

    private static boolean any(Handle handle, String table) {
        return handle.createQuery("SELECT 1 FROM " + table + " LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static void copy(String table, Handle from, Handle to) {
        try (Query all = from.createQuery("SELECT * FROM " + table).setFetchSize(BATCH)) {
            all.mapToMap().useStream(rows -> {
                Filling copied = new Filling(table, to);
                rows.forEach(copied::add);
                copied.flush();
            });
        }
    }

    /** Rows of one table on their way. */
    private static final class Filling {
        private final String table;
        private final Handle to;
        private final List<Map<String, Object>> waiting = new ArrayList<>();

        Filling(String table, Handle to) {
            this.table = table;
            this.to = to;
        }

        void add(Map<String, Object> row) {
            waiting.add(row);
            if (waiting.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            StringJoiner columns = new StringJoiner(", ");
            StringJoiner values = new StringJoiner(", ");
            waiting.getFirst().keySet().forEach(column -> {
                columns.add(column);
                values.add(":" + column);
            });
            try (PreparedBatch batch =
                    to.prepareBatch("INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, values))) {
                waiting.forEach(row -> batch.bindMap(row).add());
                batch.execute();
            }
            waiting.clear();
        }
    }
}
