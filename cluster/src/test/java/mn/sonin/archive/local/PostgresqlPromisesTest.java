package mn.sonin.archive.local;

import java.nio.file.Path;
import mn.sonin.cluster.Server;
import org.junit.jupiter.api.Nested;

/** What an archive promises, with its rows in PostgreSQL: the very tests that the embedded store passes. */
class PostgresqlPromisesTest {
    private static Options options(Path home, long warcFileSize) {
        return Sample.options(warcFileSize).sharing(Server.store(home, "a"), home.resolve("warc"));
    }

    @Nested
    class Articles extends ArticlesTest {
        @Override
        Options options(long warcFileSize) {
            return PostgresqlPromisesTest.options(home, warcFileSize);
        }
    }

    @Nested
    class Captures extends CapturesTest {
        @Override
        Options options(long warcFileSize) {
            return PostgresqlPromisesTest.options(home, warcFileSize);
        }
    }

    @Nested
    class FrontierHarvestsAndLedger extends FrontierTest {
        @Override
        Options options(long warcFileSize) {
            return PostgresqlPromisesTest.options(home, warcFileSize);
        }
    }

    @Nested
    class PassesAndFeeds extends PassesTest {
        @Override
        Options options(long warcFileSize) {
            return PostgresqlPromisesTest.options(home, warcFileSize);
        }
    }

    @Nested
    class CitationsAndSavedSearches extends SavedTest {
        @Override
        Options options(long warcFileSize) {
            return PostgresqlPromisesTest.options(home, warcFileSize);
        }
    }

    @Nested
    class Opening extends OpeningTest {
        @Override
        Options options(long warcFileSize) {
            return PostgresqlPromisesTest.options(home, warcFileSize);
        }
    }

    @Nested
    class Backups extends BackupTest {
        @Override
        Options options() {
            return PostgresqlPromisesTest.options(folder.resolve("home"), 5_000);
        }
    }
}
