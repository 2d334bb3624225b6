package mn.sonin.crawler;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Leases.Lease;
import mn.sonin.archive.Leases.Taking;
import mn.sonin.crawler.politeness.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to harvest one source among all nodes, for as long as this node lives and keeps it. Used by one thread. */
final class SourceLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLease.class);

    /** After so much time, what a node was harvesting that died is anybody's. */
    static final Duration SPAN = Duration.ofSeconds(45);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final String source;
    private final Lease lease;
    private final Duration renewal;
    private final Thread renewing;
    private volatile boolean lost;

    private SourceLease(String source, Lease lease, Duration span, Sleeper sleeper) {
        this.source = source;
        this.lease = lease;
        // Four in a span, and some to spare.
        this.renewal = span.multipliedBy(2).dividedBy(9);
        this.renewing = Thread.ofVirtual().name("lease-" + source).unstarted(() -> renew(sleeper));
    }

    /**
     * Takes the source; waits as long as a node that died could still have it.
     *
     * @param span see {@link #SPAN}
     * @param between what to let go of while waiting
     * @return empty where another node is harvesting it, or has just done so
     */
    static Optional<SourceLease> take(Leases leases, String source, Duration span, Sleeper sleeper, Between between)
            throws InterruptedException {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(ASK_AGAIN)) {
            // A source that became free while this one waited was given back after its harvest, unless its node died.
            Duration rest = waited.isZero() ? Duration.ZERO : span;
            switch (leases.take(Map.of("source " + source, rest), span)) {
                case Taking.Yours yours -> {
                    SourceLease taken = new SourceLease(source, yours.lease(), span, sleeper);
                    if (leases.shared()) {
                        taken.renewing.start();
                    }
                    return Optional.of(taken);
                }
                case Taking.Later later -> {
                    if (!later.held() || waited.compareTo(span) > 0) {
                        return Optional.empty();
                    }
                    between.letOthers(() -> sleeper.sleep(ASK_AGAIN));
                }
            }
        }
    }

    /** Lets others work while this one waits. */
    @FunctionalInterface
    interface Between {
        void letOthers(Waiting waiting) throws InterruptedException;
    }

    @FunctionalInterface
    interface Waiting {
        void run() throws InterruptedException;
    }

    /** Whether another node has taken the source: this one was away for too long. */
    boolean lost() {
        return lost;
    }

    private void renew(Sleeper sleeper) {
        try {
            while (!lost) {
                sleeper.sleep(renewal);
                lost = !lease.renew();
            }
            LOG.warn("lease=lost source={} reason=another-node-took-it", source);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (ArchiveException e) {
            lost = true;
            LOG.warn("lease=lost source={} reason=\"{}\"", source, e.getMessage());
        }
    }

    @Override
    public void close() {
        renewing.interrupt();
        lease.close();
    }
}
