package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Feeds;
import org.jdbi.v3.core.statement.StatementContext;

/** Feeds as rows, one for each. */
final class FeedRows implements Feeds {
    private final Rows rows;

    FeedRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void note(Feed feed) {
        rows.write(handle -> handle.createUpdate("""
                        INSERT INTO feeds (source, url, looked, pace, stories, usual, newest, trouble)
                        VALUES (:source, :url, :looked, :pace, :stories, :usual, :newest, :trouble)
                        ON CONFLICT (source, url) DO UPDATE SET looked = excluded.looked, pace = excluded.pace,
                            stories = excluded.stories, usual = excluded.usual, newest = excluded.newest,
                            trouble = excluded.trouble""")
                .bind("source", feed.source())
                .bind("url", feed.url())
                .bind("looked", Times.micros(feed.looked()))
                .bind("pace", micros(feed.pace()))
                .bind("stories", feed.stories())
                .bind("usual", feed.usual().map(FeedRows::micros))
                .bind("newest", feed.newest().map(Times::micros))
                .bind("trouble", feed.trouble())
                .execute());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    @Override
    public List<Feed> of(String source) {
        return rows.read(handle -> handle.createQuery("SELECT * FROM feeds WHERE source = :source ORDER BY url")
                .bind("source", source)
                .map(FeedRows::map)
                .list());
    }

    private static Feed map(ResultSet row, StatementContext context) throws SQLException {
        return new Feed(
                row.getString("source"),
                row.getString("url"),
                Times.instant(row.getLong("looked")),
                Duration.of(row.getLong("pace"), ChronoUnit.MICROS),
                row.getInt("stories"),
                number(row, "usual").map(micros -> Duration.of(micros, ChronoUnit.MICROS)),
                number(row, "newest").map(Times::instant),
                row.getString("trouble"));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
