package mn.sonin.bench;

import java.time.Duration;

/** What this program has used of all processors since a moment: the same on a busy machine. */
public final class Worked {
    private final Duration before = sinceStart();

    private Worked() {}

    /** From now on. */
    public static Worked fromNow() {
        return new Worked();
    }

    /** Seconds of all processors until now, those of the Java machine's own threads included. */
    public double seconds() {
        return sinceStart().minus(before).toNanos() / 1e9;
    }

    private static Duration sinceStart() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
