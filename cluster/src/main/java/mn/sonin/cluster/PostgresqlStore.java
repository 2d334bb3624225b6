package mn.sonin.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.store.Database;
import mn.sonin.archive.store.Store;
import mn.sonin.crawler.schedule.SharedPlan;

/** Rows in a PostgreSQL database, which any number of nodes may write to. */
public final class PostgresqlStore implements Store, SharedPlan {
    /** In each home: by which the database knows it again, whatever its node is called. */
    private static final String HOLDER = "archive.holder";

    private final Connections connections;

    private PostgresqlStore(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Database open(Path home) {
        return PostgresqlDatabase.open(connections, holder(home), Patience.USUAL);
    }

    @Override
    public Database openReading(Path home) {
        return PostgresqlDatabase.openReading(connections, Patience.USUAL);
    }

    @Override
    public Optional<String> node() {
        return Optional.of(connections.node());
    }

    @Override
    public Properties quartz(int harvestsAtOnce) {
        return new PlanTables(connections).quartz(harvestsAtOnce);
    }

    private static String holder(Path home) {
        Path file = home.resolve(HOLDER);
        try {
            if (Files.notExists(file)) {
                Files.writeString(file, UUID.randomUUID() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ArchiveException(
                    "%s: cannot be written: %s; see to it that this user may write there".formatted(file, e), e);
        }
    }

    /** Finds this kind of store. */
    public static final class Kind implements Shared {
        @Override
        public Store at(String address, String user, Optional<String> password, String node) {
            return new PostgresqlStore(new Connections(address, user, password, node));
        }
    }
}
