package mn.sonin.crawler.politeness;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The newest requests of each source, and the sums of all. */
final class RequestLog {
    private static final int KEPT = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Pages> sources = new HashMap<>();
    private final Instant since;

    RequestLog(Clock clock) {
        this.since = clock.instant();
    }

    void add(String source, LoggedRequest request) {
        lock.lock();
        try {
            Pages pages = sources.computeIfAbsent(source, fresh -> new Pages());
            pages.newest.addFirst(request);
            if (pages.newest.size() > KEPT) {
                pages.newest.removeLast();
            }
            pages.traffic = pages.traffic.plus(cost(request));
        } finally {
            lock.unlock();
        }
    }

    private static Traffic cost(LoggedRequest request) {
        int sent = request.sent() ? 1 : 0;
        int notModified = request.outcome().equals("304") ? 1 : 0;
        return new Traffic(sent, notModified, request.bytes(), request.bytesSaved(), 1 - sent);
    }

    Instant since() {
        return since;
    }

    Traffic traffic(String source) {
        lock.lock();
        try {
            Pages pages = sources.get(source);
            return pages == null ? Traffic.NONE : pages.traffic;
        } finally {
            lock.unlock();
        }
    }

    List<LoggedRequest> newest(String source) {
        lock.lock();
        try {
            Pages pages = sources.get(source);
            return pages == null ? List.of() : List.copyOf(pages.newest);
        } finally {
            lock.unlock();
        }
    }

    List<String> hosts(String source) {
        return newest(source).stream()
                .map(LoggedRequest::host)
                .distinct()
                .sorted()
                .toList();
    }

    private static final class Pages {
        final Deque<LoggedRequest> newest = new ArrayDeque<>();
        Traffic traffic = Traffic.NONE;
    }
}
