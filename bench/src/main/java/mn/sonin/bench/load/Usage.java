package mn.sonin.bench.load;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What this process holds at one moment. */
public record Usage(long heapMegabytes, long files, int threads) {
    /** What comes and goes with each request and harvest; a leak of one a harvest goes beyond it within minutes. */
    private static final int SLACK = 100;

    /** Whether more is held than before, beyond what comes and goes. */
    boolean grownFrom(Usage before) {
        return heapMegabytes > before.heapMegabytes + before.heapMegabytes / 2
                || files > before.files + SLACK
                || threads > before.threads + SLACK;
    }

    /** After a collection, so that garbage does not count. */
    public static Usage now() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return new Usage(heap, files, ManagementFactory.getThreadMXBean().getThreadCount());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "heap %d MB, %d files, %d threads", heapMegabytes, files, threads);
    }
}
