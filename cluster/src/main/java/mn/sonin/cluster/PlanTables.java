package mn.sonin.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartz.Scheduler;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** The plan of harvests in Quartz's own tables, clustered. */
final class PlanTables {
    /** As Quartz ships them. */
    private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 0x736f6e696eL;

    private final Connections connections;

    PlanTables(Connections connections) {
        this.connections = connections;
    }

    /** Makes the tables where there are none, and says how Quartz finds them. */
    Properties quartz(int harvestsAtOnce) {
        Jdbi.create(connections.direct()).useHandle(PlanTables::make);
        // Two more than harvests: Quartz itself looks for what is due, and after the other nodes.
        Pooled pooled = new Pooled(connections.pool("plan", harvestsAtOnce + 2));
        String source = "plan-" + System.identityHashCode(pooled);
        DBConnectionManager.getInstance().addConnectionProvider(source, pooled);
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "sonin");
        settings.setProperty("org.quartz.scheduler.instanceId", connections.node());
        settings.setProperty("org.quartz.threadPool.threadCount", String.valueOf(harvestsAtOnce));
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        settings.setProperty("org.quartz.jobStore.dataSource", source);
        return settings;
    }

    private static void make(Handle handle) {
        handle.useTransaction(transaction -> {
            transaction.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
            boolean there = transaction
                    .createQuery("SELECT to_regclass('qrtz_locks') IS NOT NULL")
                    .mapTo(Boolean.class)
                    .one();
            if (!there) {
                transaction.createScript(script()).execute();
            }
        });
    }

    /** Without the end of a transaction that is ours. */
    private static String script() {
        try (InputStream script = Scheduler.class.getClassLoader().getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("Quartz lacks its file " + SCRIPT);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?im)^\\s*COMMIT;\\s*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quartz asks for a connection for each thing it does. */
    private record Pooled(HikariDataSource pool) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public void shutdown() {
            pool.close();
        }

        @Override
        public void initialize() {
            // The pool opens its connections when they are asked for.
        }
    }
}
