package mn.sonin.crawler.politeness;

import java.time.Instant;

/**
 * One request's time at a host: nobody else asks there until it is closed. Say how it went before closing; a turn closed
 * without a word counts as neither good nor bad.
 */
public final class HostTurn implements AutoCloseable {
    private final Host host;
    private final Runnable release;

    HostTurn(Host host, Runnable release) {
        this.host = host;
        this.release = release;
    }

    /** The host answered as hosts do. */
    public void succeeded() {
        host.succeeded();
    }

    /**
     * The host could not be reached, broke down or turned us away.
     *
     * @param reason for a person
     */
    public void failed(String reason) {
        host.failed(reason);
    }

    /** The host asked to be left alone until then. */
    public void askedToWait(Instant until) {
        host.askedToWait(until);
    }

    @Override
    public void close() {
        release.run();
    }
}
