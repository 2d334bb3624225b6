package mn.sonin.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import mn.sonin.archive.StorableText;
import mn.sonin.config.Secret;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to one database.
 *
 * @param address as the operator wrote it, {@code jdbc:postgresql://…}
 * @param user of the database
 * @param password empty where the database asks for none
 * @param node what this machine is called
 */
record Connections(String address, String user, Optional<String> password, String node) {
    /** After so many seconds without a word the database is taken to be gone: a machine that vanishes closes no connection. */
    private static final int SILENCE = 30;

    /** For what goes through whole tables. */
    private static final int LONG_SILENCE = 3_600;

    /** A new connection each time. */
    DataSource direct() {
        return source(SILENCE);
    }

    /** The same for what may take long without a word, as migrations do. */
    DataSource forLong() {
        return source(LONG_SILENCE);
    }

    /** From now on this connection may be silent for long; one of a pool until it is given back. */
    static void letTakeLong(Handle handle) {
        try {
            handle.getConnection().setNetworkTimeout(Runnable::run, (int)
                    Duration.ofSeconds(LONG_SILENCE).toMillis());
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /** @param silence in seconds, unless the address says its own {@code socketTimeout} */
    private DataSource source(int silence) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address);
        source.setUser(user);
        password.ifPresent(source::setPassword);
        source.setApplicationName("sonin " + node);
        source.setTcpKeepAlive(true);
        if (source.getSocketTimeout() == 0) {
            source.setSocketTimeout(silence);
        }
        return source;
    }

    /** What speaks SQL over these connections; a text of a site or a reader with a character that PostgreSQL refuses does not end it. */
    static Jdbi jdbi(DataSource source) {
        return Jdbi.create(source).registerArgument(new Texts());
    }

    private static final class Texts extends AbstractArgumentFactory<String> {
        Texts() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String text, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, StorableText.of(text));
        }
    }

    /** A few connections that are used again and again; asked for one, waits 5 s at most. */
    HikariDataSource pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(direct());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(5_000);
        // Else it is read over the first connection, and where that one breaks no later one is ever made.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // The first work says why there is no connection, and tries again; the pool itself need not.
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return Secret.hidden(address);
    }
}
