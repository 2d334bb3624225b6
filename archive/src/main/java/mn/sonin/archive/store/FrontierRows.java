package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Frontier;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Moment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The frontier as rows. A page that was fetched keeps its row, so that it is known. */
final class FrontierRows implements Frontier {
    private final Rows rows;

    FrontierRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public int add(List<Lead> leads, Instant now) {
        return rows.write(handle ->
                leads.stream().mapToInt(lead -> add(handle, lead, now)).sum());
    }

    /** A page that was read is known even where the frontier is not, as after the rows were made again. */
    private static int add(Handle handle, Lead lead, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO frontier (name, source, lead, newest, due, attempt, revisit)
                        SELECT :name, :source, :lead, :newest, :due, 1, 0
                        WHERE NOT EXISTS (SELECT 1 FROM articles WHERE name = :name AND headline = 0)
                        ON CONFLICT (name) DO NOTHING""")
                .bind("name", name(lead))
                .bind("source", lead.source())
                .bind("lead", LeadText.write(lead))
                .bind(
                        "newest",
                        Times.micros(lead.published().map(Moment::instant).orElse(now)))
                .bind("due", Times.micros(now))
                .execute();
    }

    private static String name(Lead lead) {
        return ArticleId.of(lead.url()).value();
    }

    @Override
    public List<Visit> due(String source, Instant now, int limit) {
        return rows.read(handle -> {
            List<Visit> visits = new ArrayList<>(due(handle, "revisit = 0", source, now, limit));
            if (visits.size() < limit) {
                visits.addAll(due(handle, "revisit > 0", source, now, limit - visits.size()));
            }
            return visits;
        });
    }

    private static List<Visit> due(Handle handle, String which, String source, Instant now, int limit) {
        return handle.createQuery(
                        "SELECT lead, attempt, revisit, due FROM frontier WHERE " + which
                                + " AND source = :source AND due IS NOT NULL AND due <= :now ORDER BY newest DESC, id LIMIT :limit")
                .bind("source", source)
                .bind("now", Times.micros(now))
                .bind("limit", limit)
                .map(FrontierRows::map)
                .list();
    }

    @Override
    public int due(String source, Instant now) {
        return count(source, Times.micros(now));
    }

    private int count(String source, long until) {
        return rows.read(
                handle -> count(handle, "revisit = 0", source, until) + count(handle, "revisit > 0", source, until));
    }

    @Override
    public void done(Visit visit, Optional<Instant> again) {
        rows.write(handle -> handle.createUpdate(
                        "UPDATE frontier SET due = :due, attempt = 1, revisit = :revisit WHERE name = :name")
                .bind("due", again.map(Times::micros))
                .bind("revisit", visit.revisit() + 1)
                .bind("name", name(visit.lead()))
                .execute());
    }

    @Override
    public void postpone(Visit visit, Instant until) {
        wait(visit, until, visit.attempt() + 1);
    }

    @Override
    public void putOff(Visit visit, Instant until) {
        wait(visit, until, visit.attempt());
    }

    private void wait(Visit visit, Instant until, int attempt) {
        rows.write(
                handle -> handle.createUpdate("UPDATE frontier SET due = :due, attempt = :attempt WHERE name = :name")
                        .bind("due", Times.micros(until))
                        .bind("attempt", attempt)
                        .bind("name", name(visit.lead()))
                        .execute());
    }

    @Override
    public void bringForward(String source, Instant laterThan, Instant now) {
        rows.write(handle -> handle.createUpdate(
                        "UPDATE frontier SET due = :now WHERE source = :source AND due > :laterThan")
                .bind("now", Times.micros(now))
                .bind("source", source)
                .bind("laterThan", Times.micros(laterThan))
                .execute());
    }

    @Override
    public Optional<Instant> next(String source) {
        return rows.read(handle -> Stream.of("revisit = 0", "revisit > 0")
                .flatMap(which -> first(handle, which, source).stream())
                .min(Comparator.naturalOrder()));
    }

    private static Optional<Instant> first(Handle handle, String which, String source) {
        return handle.createQuery(
                        "SELECT min(due) FROM frontier WHERE " + which + " AND source = :source AND due IS NOT NULL")
                .bind("source", source)
                .mapTo(Long.class)
                .findOne()
                .map(Times::instant);
    }

    @Override
    public int waiting(String source) {
        return count(source, Long.MAX_VALUE);
    }

    private static int count(Handle handle, String which, String source, long until) {
        return handle.createQuery("SELECT count(*) FROM frontier WHERE " + which
                        + " AND source = :source AND due IS NOT NULL AND due <= :until")
                .bind("source", source)
                .bind("until", until)
                .mapTo(Integer.class)
                .one();
    }

    private static Visit map(ResultSet row, StatementContext context) throws SQLException {
        return new Visit(
                LeadText.read(row.getString("lead")),
                row.getInt("attempt"),
                row.getInt("revisit"),
                Times.instant(row.getLong("due")));
    }
}
