package mn.sonin.cluster;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import mn.sonin.archive.store.Store;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL of these tests' own; each archive gets a schema for itself. */
public final class Server {
    private static final Map<Path, String> SCHEMAS = new ConcurrentHashMap<>();

    private Server() {}

    /** Started when first needed, ended with the tests. */
    private static final class Running {
        private static final EmbeddedPostgres POSTGRES = start();

        /** The first schema, by which further ones are made without the machinery of migrations. */
        private static final Flyway FIRST = first();

        private static Flyway first() {
            create("first", schema -> {});
            Flyway migrations =
                    PostgresqlDatabase.flyway(new Connections(at("first"), "postgres", Optional.empty(), "none"));
            migrations.migrate();
            return migrations;
        }

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

    /** The address of the schema of the archive in this folder, which is made where there is none; its tables are there. */
    public static String address(Path home) {
        return at(SCHEMAS.computeIfAbsent(home, fresh -> create("t" + SCHEMAS.size(), Server::makeTables)));
    }

    /** The same, without any table. */
    static String bareAddress(Path home) {
        return at(SCHEMAS.computeIfAbsent(home, fresh -> create("t" + SCHEMAS.size(), schema -> {})));
    }

    private static String create(String schema, Consumer<Handle> tables) {
        Jdbi.create(Running.POSTGRES.getPostgresDatabase()).useHandle(handle -> {
            handle.execute("CREATE SCHEMA " + schema);
            handle.execute("SET search_path TO " + schema);
            tables.accept(handle);
        });
        return schema;
    }

    /** As migrations do, and with their history. */
    private static void makeTables(Handle schema) {
        for (MigrationInfo migration : Running.FIRST.info().applied()) {
            schema.createScript(script(migration.getScript())).execute();
        }
        schema.execute("CREATE TABLE flyway_schema_history AS TABLE first.flyway_schema_history");
    }

    private static String script(String name) {
        try (InputStream script = PostgresqlDatabase.class.getResourceAsStream("migrations/" + name)) {
            return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String at(String schema) {
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
