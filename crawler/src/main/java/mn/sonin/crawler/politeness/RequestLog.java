package mn.sonin.crawler.politeness;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The newest requests of each source, and the sums of all; in files too, where there is a folder for them. */
final class RequestLog {
    private static final int KEPT = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Pages> sources = new HashMap<>();
    private final Instant since;
    private final Optional<RequestFiles> files;

    RequestLog(Clock clock, Optional<RequestFiles> files) {
        this.since = clock.instant();
        this.files = files;
    }

    /**
     * What was done for one source.
     *
     * @param since from when on: the beginning of yesterday (UTC) where files are kept, else the start of the program
     * @param newest at most fifty, newest first
     */
    record Done(Instant since, Traffic traffic, List<LoggedRequest> newest) {
        Done {
            newest = List.copyOf(newest);
        }
    }

    void add(String source, LoggedRequest request) {
        lock.lock();
        try {
            sources.computeIfAbsent(source, fresh -> new Pages()).add(request);
        } finally {
            lock.unlock();
        }
        files.ifPresent(kept -> kept.add(source, request));
    }

    /** What one source's requests came to since the program started. */
    Traffic traffic(String source) {
        return inMemory(source).traffic();
    }

    Done done(String source) {
        return files.map(kept -> inFiles(source, kept)).orElseGet(() -> inMemory(source));
    }

    private Done inMemory(String source) {
        lock.lock();
        try {
            return sources.getOrDefault(source, new Pages()).done(since);
        } finally {
            lock.unlock();
        }
    }

    private static Done inFiles(String source, RequestFiles files) {
        LocalDate yesterday = files.today().minusDays(1);
        Pages pages = new Pages();
        files.of(source, yesterday).forEach(pages::add);
        return pages.done(yesterday.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static final class Pages {
        final Deque<LoggedRequest> newest = new ArrayDeque<>();
        Traffic traffic = Traffic.NONE;

        void add(LoggedRequest request) {
            newest.addFirst(request);
            if (newest.size() > KEPT) {
                newest.removeLast();
            }
            traffic = traffic.plus(cost(request));
        }

        Done done(Instant since) {
            return new Done(since, traffic, List.copyOf(newest));
        }

        private static Traffic cost(LoggedRequest request) {
            int sent = request.sent() ? 1 : 0;
            int notModified = request.outcome().equals("304") ? 1 : 0;
            return new Traffic(sent, notModified, request.bytes(), request.bytesSaved(), 1 - sent);
        }
    }
}
