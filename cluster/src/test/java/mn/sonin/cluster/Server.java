package mn.sonin.cluster;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mn.sonin.archive.store.Store;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL of these tests' own; each archive gets a schema for itself. */
public final class Server {
    private static final Map<Path, String> SCHEMAS = new ConcurrentHashMap<>();

    private Server() {}

    /** Started when first needed, ended with the tests. */
    private static final class Running {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                // Nobody loses anything where these tests' machine loses its power.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException | IllegalStateException e) {
                if (System.getenv("CI") != null) {
                    throw new IllegalStateException("PostgreSQL cannot be started, and must be where CI is set", e);
                }
                return abort("PostgreSQL cannot be started on this machine: " + e.getMessage());
            }
        }
    }

    /** The address of the schema of the archive in this folder, which is made where there is none. */
    public static String address(Path home) {
        String schema = SCHEMAS.computeIfAbsent(home, fresh -> "t" + SCHEMAS.size());
        Jdbi.create(Running.POSTGRES.getPostgresDatabase())
                .useHandle(handle -> handle.execute("CREATE SCHEMA IF NOT EXISTS " + schema));
        return "jdbc:postgresql://localhost:%d/postgres?currentSchema=%s".formatted(Running.POSTGRES.getPort(), schema);
    }

    static int port() {
        return Running.POSTGRES.getPort();
    }

    /** Ends all connections of archives, as a database does that is shut down. */
    static void endConnections() {
        Jdbi.create(Running.POSTGRES.getPostgresDatabase())
                .useHandle(
                        handle -> handle.execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'sonin %'"));
    }

    /** The store of the archive in this folder, as this node has it. */
    public static Store store(Path home, String node) {
        return new PostgresqlStore.Kind().at(address(home), "postgres", Optional.empty(), node);
    }

    static Connections connections(Path home, String node) {
        return new Connections(address(home), "postgres", Optional.empty(), node);
    }
}
