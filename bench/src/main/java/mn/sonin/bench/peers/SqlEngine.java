package mn.sonin.bench.peers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.bench.index.GeneratedArchive;

/** A database's full text search: a table of address, headline and text, and a query with a place for what is asked. */
abstract class SqlEngine implements SearchEngine {
    private static final int STEP = 1_000;

    private final Connection connection;
    private final PreparedStatement best;

    /**
     * Over a table that is filled.
     *
     * @param connection closed with this
     * @param query gives addresses, best first, and takes what is asked as its one parameter
     */
    SqlEngine(Connection connection, String query) throws SQLException {
        this.connection = connection;
        this.best = connection.prepareStatement(query);
    }

    /**
     * Puts all articles into a table in one transaction, which is how databases are quickest.
     *
     * @param insert takes address, headline and text
     */
    static void fill(Connection connection, String insert, GeneratedArchive archive) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement row = connection.prepareStatement(insert)) {
            for (long at = 0; at < archive.count(); at += STEP) {
                for (Change change : archive.changesAfter(at, STEP).changes()) {
                    row.setString(1, change.url());
                    row.setString(2, change.revision().content().title().value());
                    row.setString(
                            3,
                            change.revision()
                                    .content()
                                    .text()
                                    .map(Attested::value)
                                    .orElse(""));
                    row.addBatch();
                }
                row.executeBatch();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public List<String> best(String query) throws IOException {
        try {
            best.setString(1, query);
            List<String> urls = new ArrayList<>();
            try (ResultSet rows = best.executeQuery()) {
                while (rows.next()) {
                    urls.add(rows.getString(1));
                }
            }
            return urls;
        } catch (SQLException e) {
            throw new IOException("the database cannot answer " + query, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            best.close();
        } catch (SQLException e) {
            throw new IOException("the database cannot be closed", e);
        }
    }
}
