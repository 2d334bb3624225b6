package mn.sonin.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import javax.sql.DataSource;
import mn.sonin.config.Secret;
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
    /** A new connection each time. */
    DataSource direct() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address);
        source.setUser(user);
        password.ifPresent(source::setPassword);
        source.setApplicationName("sonin " + node);
        source.setTcpKeepAlive(true);
        return source;
    }

    /** A few connections that are used again and again; asked for one, waits 5 s at most. */
    HikariDataSource pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(direct());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(5_000);
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
