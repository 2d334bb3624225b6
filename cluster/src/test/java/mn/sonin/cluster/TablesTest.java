package mn.sonin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.store.Database;
import mn.sonin.archive.store.RowCopy;
import mn.sonin.archive.store.Store;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stores have the same tables, so that one SQL speaks to both and rows can be copied from one to the other. */
class TablesTest {
    @TempDir
    private Path home;

    @Test
    void bothStoresHaveTheSameTablesAndColumns() {
        try (Database sqlite = Store.EMBEDDED.open(home);
                Database postgresql = Server.store(home, "a").open(home)) {
            List<String> there = new ArrayList<>(columns(postgresql, """
                    SELECT table_name || '.' || column_name FROM information_schema.columns
                    WHERE table_schema = current_schema() AND table_name <> 'flyway_schema_history'"""));
            there.removeIf(column -> column.startsWith("nodes.") || column.startsWith("leases."));

            assertThat(there).containsExactlyInAnyOrderElementsOf(columns(sqlite, """
                    SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c
                    WHERE t.type = 'table' AND t.name <> 'flyway_schema_history'"""));
        }
    }

    @Test
    void everyTableIsCopied() {
        try (Database sqlite = Store.EMBEDDED.open(home)) {
            assertThat(RowCopy.TABLES)
                    .containsExactlyInAnyOrderElementsOf(columns(
                            sqlite,
                            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'flyway_schema_history'"));
        }
    }

    @Test
    void theSchemaIsThatOfTheNewestMigration() {
        Connections bare = new Connections(Server.bareAddress(home), "postgres", Optional.empty(), "a");

        PostgresqlDatabase.open(bare, "this home", Patience.USUAL).close();

        assertThat(PostgresqlDatabase.flyway(bare).info().applied()).hasSize(PostgresqlDatabase.SCHEMA);
        assertThat(PostgresqlDatabase.flyway(bare).info().pending()).isEmpty();
    }

    @Test
    void aNodeThatComesWhileAnotherMakesTheFirstTablesFindsNone() {
        Connections bare = new Connections(Server.bareAddress(home), "postgres", Optional.empty(), "a");
        Jdbi.create(bare.direct())
                .useHandle(handle -> handle.execute(
                        "CREATE TABLE flyway_schema_history (version varchar(50), success boolean NOT NULL)"));

        assertThatThrownBy(() -> PostgresqlDatabase.openReading(bare, Patience.USUAL))
                .hasMessageContaining("the rows have version 0");
    }

    private static List<String> columns(Database database, String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
