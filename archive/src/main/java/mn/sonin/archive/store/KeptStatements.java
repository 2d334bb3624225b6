package mn.sonin.archive.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The prepared statements of one SQLite connection, kept from one use to the next: to prepare one takes SQLite longer than to run most of
 * them. For one thread at a time, as the connection is.
 *
 * <p>They keep their last values too, since each use binds all of them: SQLite plans most statements anew whose values were taken away.
 */
final class KeptStatements extends DefaultStatementBuilder {
    /** More than there are different ones on the way from a capture to a revision. */
    private static final int MOST = 64;

    /** Those that nobody uses now, the longest unused first. */
    private final SequencedMap<String, PreparedStatement> idle = new LinkedHashMap<>();

    /** What was asked for when each was made: what {@link #close} is told is the text before it was parsed. */
    private final IdentityHashMap<Statement, String> used = new IdentityHashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? super.create(connection, sql, context) : kept;
        used.put(statement, sql);
        return statement;
    }

    @Override
    public void close(Connection connection, String told, Statement statement) throws SQLException {
        String sql = used.remove(statement);
        if (sql == null || idle.containsKey(sql) || !(statement instanceof PreparedStatement prepared)) {
            statement.close();
            return;
        }
        idle.put(sql, prepared);
        if (idle.size() > MOST) {
            idle.pollFirstEntry().getValue().close();
        }
    }
}
