package mn.sonin.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import mn.sonin.bench.index.GeneratedArchive;

/** SQLite's full text search as it comes: FTS5 with unicode61, ordered by BM25, address, headline and text, stored; nothing else. */
final class SqliteFts extends SqlEngine {
    private SqliteFts(Connection connection) throws SQLException {
        super(connection, "SELECT url FROM article WHERE article MATCH ? ORDER BY rank LIMIT " + MOST);
    }

    /** Makes a database of all articles in a folder. */
    static void index(GeneratedArchive archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Connection connection = connect(folder);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE article USING fts5(url UNINDEXED, title, text)");
            fill(connection, "INSERT INTO article VALUES (?, ?, ?)", archive);
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
}
