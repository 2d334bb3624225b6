package mn.sonin.cluster;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mn.sonin.archive.Pause;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done where the database or the storage is away: wait, and do the work again. A restart of either, or a minute without
 * network, so costs time and nothing else.
 *
 * @param most how long after the first failure another try is begun, however long each takes
 * @param pause between two tries
 * @param ended whether there is nobody any more for whom to wait
 */
record Patience(Duration most, Duration pause, BooleanSupplier ended) {
    /** Longer than a database takes to be restarted, or another machine to take its place. */
    static final Patience USUAL = new Patience(Duration.ofMinutes(10), Duration.ofSeconds(1));

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    /**
     * Shutting down, crashed and starting up (PostgreSQL, appendix A: 57P01 to 57P03), a copy that has not yet taken the place of the one that died
     * (25006), too many connections, a deadlock, another node whose transaction takes long (55P03).
     */
    private static final Set<String> PASSING =
            Set.of("57P01", "57P02", "57P03", "25006", "53300", "40P01", "40001", "55P03");

    Patience(Duration most, Duration pause) {
        this(most, pause, () -> false);
    }

    /** The same until somebody closes what waits. */
    Patience until(BooleanSupplier closed) {
        return new Patience(most, pause, closed);
    }

    /**
     * Does the work, and does it again as long as the database is away.
     *
     * @throws JdbiException of the last try
     */
    <T> T with(Supplier<T> work) {
        return with("database", work, Patience::passes);
    }

    /**
     * Does the work, and does it again as long as its failure is one that may pass.
     *
     * @param what is waited for, in one word
     * @throws RuntimeException that of the last try
     */
    <T> T with(String what, Supplier<T> work, Predicate<RuntimeException> passes) {
        int failed = 0;
        long first = 0;
        while (true) {
            try {
                T done = work.get();
                if (failed > 0) {
                    LOG.info("{}=back tries={}", what, failed + 1);
                }
                return done;
            } catch (RuntimeException e) {
                failed++;
                first = failed == 1 ? System.nanoTime() : first;
                boolean passing = passes.test(e);
                boolean stopping = ended.getAsBoolean();
                if (passing && stopping) {
                    LOG.info("{}=away action=given-up reason=told-to-stop lost=nothing", what);
                }
                boolean over = System.nanoTime() - first >= most.toNanos() || stopping;
                if (over || !passing || !Pause.over(pause)) {
                    throw e;
                }
                if (failed == 1) {
                    LOG.warn("{}=away action=waiting reason=\"{}\"", what, e.getMessage());
                }
            }
        }
    }

    /** Whether waiting may help. */
    private static boolean passes(RuntimeException failure) {
        if (!(failure instanceof JdbiException)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08") || PASSING.contains(state);
            }
        }
        return false;
    }
}
