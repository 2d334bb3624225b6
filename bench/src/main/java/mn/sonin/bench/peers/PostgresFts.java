package mn.sonin.bench.peers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import mn.sonin.bench.index.GeneratedArchive;

/**
 * PostgreSQL's full text search with its dictionary {@code simple}, which knows no language: a GIN index over headline and text, ordered by
 * {@code ts_rank}. The server runs for these articles alone.
 */
final class PostgresFts extends SqlEngine {
    private final EmbeddedPostgres server;

    private PostgresFts(EmbeddedPostgres server) throws SQLException {
        super(
                server.getPostgresDatabase().getConnection(),
                "SELECT url FROM article, websearch_to_tsquery('simple', ?) AS asked WHERE words @@ asked"
                        + " ORDER BY ts_rank(words, asked) DESC, url LIMIT "
                        + MOST);
        this.server = server;
    }

    /**
     * What making the table and its index came to.
     *
     * @param worked processor time of the server
     * @param bytes of the table with its index
     */
    record Made(Duration worked, long bytes) {}

    /** Makes a database of all articles in a folder; the index after them, which is how PostgreSQL is quickest. */
    static Made index(GeneratedArchive archive, Path folder) throws IOException {
        try (EmbeddedPostgres server = start(folder);
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE article (url text, title text, text text,
                        words tsvector GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || text)) STORED)""");
            fill(connection, "INSERT INTO article VALUES (?, ?, ?)", archive);
            statement.execute("CREATE INDEX article_words ON article USING gin (words)");
            statement.execute("VACUUM ANALYZE article");
            try (ResultSet size = statement.executeQuery("SELECT pg_total_relation_size('article')")) {
                size.next();
                return new Made(worked(folder), size.getLong(1));
            }
        } catch (SQLException e) {
            throw new IOException(folder + ": PostgreSQL cannot take the articles", e);
        }
    }

    /** Opens the database of a folder. */
    static PostgresFts open(Path folder) throws IOException {
        try {
            return new PostgresFts(start(folder));
        } catch (SQLException e) {
            throw new IOException(folder + ": PostgreSQL cannot open the articles", e);
        }
    }

    /** Without workers beside the one that is asked, whose time would end with them uncounted. */
    private static EmbeddedPostgres start(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("autovacuum", "off")
                .setServerConfig("max_parallel_workers", "0")
                .start();
    }

    /** Of the server and all its processes that live; its own file tells which it is. */
    private static Duration worked(Path folder) throws IOException {
        long server = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(server).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws IOException {
        try (server) {
            super.close();
        }
    }
}
