package mn.sonin.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import mn.sonin.archive.ArchiveException;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir
    private Path folder;

    @Test
    void theSchemaIsThatOfTheNewestMigration() {
        Path file = folder.resolve("rows.sqlite");
        new Rows(SqliteDatabase.open(file)).close();

        MigrationInfo[] migrations = SqliteDatabase.flyway(file).info().all();

        assertThat(migrations).hasSize(SqliteDatabase.SCHEMA);
    }

    @Test
    void rowsOfANewerVersionAreRefused() {
        Path file = folder.resolve("rows.sqlite");
        setVersion(file, SqliteDatabase.SCHEMA + 1);

        assertThatThrownBy(() -> new Rows(SqliteDatabase.open(file)))
                .hasMessage(
                        "%s: the rows have version %d, and this program knows versions up to %d; use a newer Sonin",
                        file, SqliteDatabase.SCHEMA + 1, SqliteDatabase.SCHEMA);
    }

    @Test
    void rowsOfAnEarlierVersionAreNotReadBeforeTheyAreBroughtUpToDate() {
        Path file = folder.resolve("rows.sqlite");
        setVersion(file, 1);

        assertThatThrownBy(() -> SqliteDatabase.openReading(file))
                .hasMessage(
                        "%s: the rows have version 1, and this program reads version %d; run 'sonin serve' or 'sonin harvest' on this archive once, which brings them up to date",
                        file, SqliteDatabase.SCHEMA);
        new Rows(SqliteDatabase.open(file)).close();
        SqliteDatabase.openReading(file).close();
    }

    private static void setVersion(Path file, int version) {
        try (Rows rows = new Rows(SqliteDatabase.open(file))) {
            rows.write(handle -> handle.execute("PRAGMA user_version = " + version));
        }
    }

    @Test
    void oneFailingWorkDoesNotTakeOthersWithIt() {
        try (Rows rows = new Rows(SqliteDatabase.open(folder.resolve("rows.sqlite")))) {
            List<CompletableFuture<Long>> all = IntStream.range(0, 40)
                    .mapToObj(i -> rows.submit(handle -> {
                        long value = Counters.add(handle, Counters.SEQUENCE, 1);
                        if (i % 10 == 3) {
                            throw new IllegalArgumentException("work " + i);
                        }
                        return value;
                    }))
                    .toList();

            all.forEach(each -> each.exceptionally(failure -> -1L).join());

            assertThat(all.stream().filter(CompletableFuture::isCompletedExceptionally))
                    .hasSize(4);
            assertThat(rows.sequence()).isEqualTo(36);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedWithTheWayBack() throws IOException {
        Path file = folder.resolve("rows.sqlite");
        Files.writeString(file, "no database ".repeat(100));

        assertThatThrownBy(() -> new Rows(SqliteDatabase.open(file)))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("file is not a database")
                .hasMessageContaining("move this file away");
    }
}
