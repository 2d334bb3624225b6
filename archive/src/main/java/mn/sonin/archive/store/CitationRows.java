package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citation.Cited;
import mn.sonin.archive.Citation.Grounds;
import mn.sonin.archive.Citations;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Citations as rows. */
final class CitationRows implements Citations {
    private final Rows rows;

    CitationRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Citation cite(Cited cited, Instant now) {
        String id = id(cited);
        return rows.note(handle -> {
            int added = handle.createUpdate("""
                            INSERT INTO citations
                                (id, query, sequence, analysis, count, digest, ledger, created, list, meanings)
                            VALUES
                                (:id, :query, :sequence, :analysis, :count, :digest, :ledger, :created, :list, :meanings)
                            ON CONFLICT (id) DO NOTHING""")
                    .bind("id", id)
                    .bindMethods(cited)
                    .bind("created", Times.micros(now))
                    .bind("list", cited.grounds().list().map(CitedList::packed).orElse(null))
                    .bind("meanings", CitedList.lines(cited.grounds().meanings()))
                    .execute();
            if (added > 0) {
                Seal.CITATION.put(handle, id);
            }
            return find(handle, id).orElseThrow();
        });
    }

    /** Made like the id of an article, from what makes a citation the same. */
    private static String id(Cited cited) {
        return ArticleId.of("%s\n%d\n%s".formatted(cited.analysis(), cited.sequence(), cited.query()))
                .value();
    }

    @Override
    public Optional<Citation> find(String id) {
        return rows.read(handle -> find(handle, id));
    }

    private static Optional<Citation> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM citations WHERE id = :id")
                .bind("id", id)
                .map(CitationRows::map)
                .findOne();
    }

    private static Citation map(ResultSet row, StatementContext context) throws SQLException {
        Cited cited = new Cited(
                row.getString("query"),
                row.getLong("sequence"),
                row.getString("analysis"),
                row.getLong("count"),
                row.getString("digest"),
                row.getString("ledger"),
                new Grounds(
                        CitedList.meanings(row.getString("meanings")),
                        Optional.ofNullable(row.getBytes("list")).map(CitedList::unpacked)));
        return new Citation(row.getString("id"), cited, Times.instant(row.getLong("created")));
    }
}
