package mn.sonin.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sites of ours that count how they are treated: two hosts with two sources each. A host counts requests that meet another one,
 * requests that begin before it had its pause, and how often each page is asked for.
 */
final class CountingSites implements AutoCloseable {
    static final List<String> SOURCES = List.of("alfa", "beta", "gamma", "delta");
    static final Duration PAUSE = Duration.ofMillis(40);

    /** What a server takes to answer; requests of two nodes would meet in it. */
    private static final Duration ANSWERING = Duration.ofMillis(15);

    private final int pages;
    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final CountDownLatch some;

    private static final class Host {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger met = new AtomicInteger();
        private final AtomicInteger hasty = new AtomicInteger();
        private volatile long ended = Long.MIN_VALUE;
    }

    /**
     * @param pages of each source
     */
    CountingSites(int pages) throws IOException {
        this.pages = pages;
        this.some = new CountDownLatch(pages);
        for (String address : List.of("127.0.0.1", "127.0.0.2")) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 50);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::count);
            server.start();
            servers.add(server);
        }
    }

    /** The file of a source. */
    String source(String id) {
        return """
                name: {en: %1$s, mn: %1$s}
                home: %2$s/%1$s/
                languages: [mn]
                discovery:
                  - {feed: "%2$s/%1$s/feed.xml"}
                addresses: {article: "/%1$s/\\\\d+"}
                politeness: {delay: %3$dms}
                """.formatted(id, home(id), PAUSE.toMillis());
    }

    private String home(String source) {
        InetSocketAddress address =
                servers.get(SOURCES.indexOf(source) % servers.size()).getAddress();
        return "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    private void count(HttpExchange exchange) throws IOException {
        Host host = hosts.computeIfAbsent(exchange.getLocalAddress().toString(), fresh -> new Host());
        if (host.now.incrementAndGet() > 1) {
            host.met.incrementAndGet();
        }
        if (host.ended != Long.MIN_VALUE && System.nanoTime() - host.ended < PAUSE.toNanos() * 9 / 10) {
            host.hasty.incrementAndGet();
        }
        try (exchange) {
            LockSupport.parkNanos(ANSWERING.toNanos());
            String path = exchange.getRequestURI().getPath();
            byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", path.endsWith(".xml") ? "application/rss+xml" : "text/html; charset=utf-8");
            boolean there = path.matches("/\\w+/(feed\\.xml|\\d+)");
            host.ended = System.nanoTime();
            host.now.decrementAndGet();
            exchange.sendResponseHeaders(there ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            if (path.matches("/\\w+/\\d+")
                    && asked.computeIfAbsent(path, fresh -> new AtomicInteger()).incrementAndGet() == 1) {
                some.countDown();
            }
        }
    }

    private String body(String path) {
        String source = path.replaceFirst("^/(\\w+)/.*", "$1");
        return path.endsWith("feed.xml")
                ? IntStream.range(0, pages)
                        .mapToObj(n -> "<item><title>Гарчиг %s %d</title><link>%s/%s/%d</link></item>"
                                .formatted(source, n, home(source), source, n))
                        .collect(Collectors.joining("", "<rss version=\"2.0\"><channel>", "</channel></rss>"))
                : """
                        <html><head><title>Гарчиг %1$s</title></head><body><article><h1>Гарчиг %1$s</h1>
                        <p>Улаанбаатар хотод шинэ гүүр нээгдлээ. %1$s Энэ гүүрийг барихад гурван жил зарцуулсан юм.</p>
                        <p>Нээлтэд хотын дарга болон иргэд оролцож, гүүрээр анхны машинууд гарлаа гэж мэдээллээ.</p>
                        </article></body></html>""".formatted(path);
    }

    /** Waits until so many pages were asked for as one source has. */
    void awaitSome() throws InterruptedException {
        if (!some.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("only %s were asked for".formatted(asked));
        }
    }

    /** Requests that began while another one was under way at the same host. */
    int met() {
        return hosts.values().stream().mapToInt(host -> host.met.get()).sum();
    }

    /** Requests that began before the host had its pause; a tenth of it may be the network's. */
    int hasty() {
        return hosts.values().stream().mapToInt(host -> host.hasty.get()).sum();
    }

    /** How often each page was asked for. */
    Map<String, Integer> asked() {
        return asked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, page -> page.getValue().get()));
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
