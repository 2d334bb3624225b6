package mn.sonin.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.bench.index.GeneratedArchive;

/** SQLite's full text search as it comes: FTS5 with unicode61, ordered by BM25, address, headline and text, stored; nothing else. */
final class SqliteFts implements SearchEngine {
    private static final int STEP = 1_000;

    private final Connection connection;
    private final PreparedStatement best;

    private SqliteFts(Connection connection) throws SQLException {
        this.connection = connection;
        this.best = connection.prepareStatement(
                "SELECT url FROM article WHERE article MATCH ? ORDER BY rank LIMIT " + MOST);
    }

    /** Makes a database of all articles in a folder, in one transaction, which is how SQLite is quickest. */
    static void index(GeneratedArchive archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Connection connection = connect(folder);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE article USING fts5(url UNINDEXED, title, text)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO article VALUES (?, ?, ?)")) {
                for (long at = 0; at < archive.count(); at += STEP) {
                    for (Change change : archive.changesAfter(at, STEP).changes()) {
                        insert.setString(1, change.url());
                        insert.setString(2, change.revision().content().title().value());
                        insert.setString(
                                3,
                                change.revision()
                                        .content()
                                        .text()
                                        .map(Attested::value)
                                        .orElse(""));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(folder + ": SQLite cannot take the articles", e);
        }
    }

    /** Opens the database of a folder. */
    static SqliteFts open(Path folder) throws IOException {
        try {
            return new SqliteFts(connect(folder));
        } catch (SQLException e) {
            throw new IOException(folder + ": SQLite cannot open the articles", e);
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("articles.db"));
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
            throw new IOException("SQLite cannot answer " + query, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            best.close();
        } catch (SQLException e) {
            throw new IOException("SQLite cannot be closed", e);
        }
    }
}
