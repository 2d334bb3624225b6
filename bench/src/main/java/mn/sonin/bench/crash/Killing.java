package mn.sonin.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Kills a child at one of the points. */
record Killing(Run run, FaultPoint point, Path home, RandomGenerator random) {
    private static final long PATIENCE_MILLIS = 120_000;
    private static final int MOST_LINES = 120;
    private static final int A_MOMENT_MILLIS = 60;
    private static final int LONGEST_START_MILLIS = 2_500;

    /** Whether the child was killed before its work was done. */
    boolean done() throws InterruptedException, SQLException, IOException {
        if (point == FaultPoint.RANDOM && random.nextInt(5) == 0) {
            Optional<String> early = run.next(random.nextInt(LONGEST_START_MILLIS));
            if (early.isEmpty()) {
                run.kill();
                return true;
            }
        } else if (!run.next(PATIENCE_MILLIS).equals(Optional.of("started"))) {
            return false;
        }
        if (point == FaultPoint.WARC_WITHOUT_ROW) {
            return withRowsHeld();
        }
        Optional<String> heard = point.waits() ? run.next(PATIENCE_MILLIS) : progressed();
        if (heard.isEmpty() || heard.get().startsWith("at ")) {
            run.kill();
            return true;
        }
        return false;
    }

    /** Lets the child say some lines and go on for a moment; what it says of note ends that. */
    private Optional<String> progressed() throws InterruptedException {
        int enough = run.heard() + 1 + random.nextInt(MOST_LINES);
        Optional<String> heard = Optional.empty();
        while (heard.isEmpty() && run.heard() < enough) {
            heard = run.next(5);
        }
        return heard.isPresent() ? heard : run.next(random.nextInt(A_MOMENT_MILLIS));
    }

    /** Holds the rows as another writer would, so that what is fsynced now gets no row, and kills. */
    private boolean withRowsHeld() throws InterruptedException, SQLException, IOException {
        if (progressed().isPresent()) {
            return false;
        }
        try (Connection rows = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("rows.sqlite"));
                Statement statement = rows.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("BEGIN IMMEDIATE");
            long before = warcBytes();
            for (int i = 0; i < 100 && warcBytes() == before; i++) {
                if (run.next(30).isPresent()) {
                    return false;
                }
            }
            run.kill();
            statement.execute("ROLLBACK");
        }
        return true;
    }

    private long warcBytes() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("warc"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
