package mn.sonin.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import mn.sonin.bench.index.GeneratedNews;

/** Readers who ask at a steady pace, whether they were answered or not: so a server that stalls cannot hide it. */
final class Readers implements AutoCloseable {
    /** Milliseconds up to which times are told apart; longer ones count as this. */
    private static final int SLOWEST = 20_000;

    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService readers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("reader-", 0).factory());
    private volatile boolean open = true;
    private Optional<Thread> pacing = Optional.empty();
    private final AtomicLongArray times = new AtomicLongArray(SLOWEST + 1);
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong number = new AtomicLong();

    Readers(int port) {
        this.port = port;
    }

    void ask(int perSecond) {
        if (perSecond > 0) {
            long nanos = 1_000_000_000L / perSecond;
            pacing = Optional.of(Thread.ofPlatform().name("pace").start(() -> pace(nanos)));
        }
    }

    private void pace(long nanos) {
        for (long due = System.nanoTime(); open; due += nanos) {
            LockSupport.parkNanos(due - System.nanoTime());
            long asked = due;
            readers.execute(() -> one(asked));
        }
    }

    /** One search, timed from when it was due. */
    private void one(long due) {
        long now = number.getAndIncrement();
        List<String> subjects = GeneratedNews.SUBJECTS;
        String query = subjects.get((int) (now % subjects.size())) + (now % 3 == 0 ? " lang:mn" : "");
        URI address = URI.create("http://127.0.0.1:%d/api/v1/articles?q=%s"
                .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8)));
        try {
            int status = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status == 200) {
                long millis = (System.nanoTime() - due) / 1_000_000;
                times.incrementAndGet((int) Math.min(SLOWEST, millis));
            } else {
                failed();
            }
        } catch (IOException e) {
            failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts times from now on; what failed before stays counted. */
    void begin() {
        for (int i = 0; i <= SLOWEST; i++) {
            times.set(i, 0);
        }
    }

    private void failed() {
        if (open) {
            errors.incrementAndGet();
        }
    }

    long errors() {
        return errors.get();
    }

    long answers() {
        long sum = 0;
        for (int i = 0; i <= SLOWEST; i++) {
            sum += times.get(i);
        }
        return sum;
    }

    /** Milliseconds within which this share of the answers came. */
    int within(double share) {
        long wanted = (long) Math.ceil(answers() * share);
        long sum = 0;
        for (int i = 0; i <= SLOWEST; i++) {
            sum += times.get(i);
            if (sum >= wanted) {
                return i;
            }
        }
        return SLOWEST;
    }

    @Override
    public void close() {
        open = false;
        pacing.ifPresent(Readers::awaitEnd);
        readers.shutdownNow();
        client.shutdownNow();
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
