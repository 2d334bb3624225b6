package mn.sonin.search.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Hangs up on clients that take too long to say what they want: a request must have arrived whole, head and body, within so long after its first
 * byte. How long it is answered is another matter.
 */
final class RequestTime implements Connection.Listener {
    /** How often one is looked at within the time it has. */
    private static final int LOOKS = 5;

    private final Scheduler scheduler;
    private final long limit;

    RequestTime(Scheduler scheduler, Duration limit) {
        this.scheduler = scheduler;
        this.limit = limit.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        new Watch(connection).lookAgain();
    }

    /** One connection, looked at again and again until it is closed. */
    private final class Watch implements Runnable {
        private final Connection connection;
        private long requests;
        private long bytes;
        private boolean receiving;
        private long since;

        Watch(Connection connection) {
            this.connection = connection;
        }

        void lookAgain() {
            scheduler.schedule(this, limit / LOOKS, TimeUnit.NANOSECONDS);
        }

        @Override
        public void run() {
            if (!connection.getEndPoint().isOpen()) {
                return;
            }
            if (tooSlow()) {
                connection
                        .getEndPoint()
                        .close(new TimeoutException("the request took longer than %d s to arrive"
                                .formatted(TimeUnit.NANOSECONDS.toSeconds(limit))));
            } else {
                lookAgain();
            }
        }

        /** Bytes that came since the last look belong to a request that began before its limit. */
        private boolean tooSlow() {
            long now = System.nanoTime();
            boolean more = connection.getBytesIn() > bytes;
            bytes = connection.getBytesIn();
            if (connection.getMessagesIn() != requests) {
                requests = connection.getMessagesIn();
                receiving = false;
                return false;
            }
            if (more && !receiving) {
                receiving = true;
                since = now;
            }
            return more && receiving && now - since > limit;
        }
    }
}
