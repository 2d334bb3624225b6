package mn.sonin.bench.harvest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Many news sites on loopback addresses of their own, each answering after some time. It counts what a polite crawler never
 * does: two requests at once at one host, a request before the pause is over, a request for what robots.txt closes.
 */
final class LocalWeb implements AutoCloseable {
    private static final int HOSTS_IN_A_ROW = 250;
    private static final String CLOSED = "/private/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("local-web-", 0).factory());
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final GeneratedPages pages;
    private final Shape shape;

    /**
     * What the sites are like.
     *
     * @param articles of each host
     * @param size of each page
     * @param latency before each answer
     * @param pause that the sites are owed between the end of an answer and the next request; every second site asks for it in
     *     robots.txt (Crawl-delay)
     */
    record Shape(int hosts, int articles, GeneratedPages.Size size, Duration latency, Duration pause) {}

    /** What came to all hosts together. */
    record Counts(long requests, long pages, long notModified, long bytes, long atOnce, long tooSoon, long closed) {
        long violations() {
            return atOnce + tooSoon + closed;
        }
    }

    private LocalWeb(HttpServer server, Shape shape) {
        this.server = server;
        this.shape = shape;
        this.pages = new GeneratedPages(shape.size());
    }

    static LocalWeb start(Shape shape) throws IOException {
        LocalWeb web = new LocalWeb(HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 4096), shape);
        web.server.createContext("/", web::answer);
        web.server.setExecutor(web.threads);
        web.server.start();
        return web;
    }

    /** Front pages. */
    List<String> homes() {
        return IntStream.range(0, shape.hosts())
                .mapToObj(host -> "http://%s:%d/"
                        .formatted(address(host), server.getAddress().getPort()))
                .toList();
    }

    /** The feeds and sitemaps, one of a host. */
    List<String> places() {
        return IntStream.range(0, shape.hosts())
                .mapToObj(host -> homes().get(host) + (hasFeed(host) ? "feed.xml" : "sitemap.xml"))
                .toList();
    }

    static boolean hasFeed(int host) {
        return host % 4 != 3;
    }

    private static String address(int host) {
        return "127.0.%d.%d".formatted(1 + host / HOSTS_IN_A_ROW, 1 + host % HOSTS_IN_A_ROW);
    }

    private static int number(String address) {
        String[] parts = address.split("\\.", -1);
        return (Integer.parseInt(parts[2]) - 1) * HOSTS_IN_A_ROW + Integer.parseInt(parts[3]) - 1;
    }

    /** What came since the last call. */
    Counts counted() {
        Counts all = hosts.values().stream().map(Host::counts).reduce(new Counts(0, 0, 0, 0, 0, 0, 0), LocalWeb::sum);
        hosts.clear();
        return all;
    }

    private static Counts sum(Counts one, Counts other) {
        return new Counts(
                one.requests + other.requests,
                one.pages + other.pages,
                one.notModified + other.notModified,
                one.bytes + other.bytes,
                one.atOnce + other.atOnce,
                one.tooSoon + other.tooSoon,
                one.closed + other.closed);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getLocalAddress().getAddress().getHostAddress();
        Host host = hosts.computeIfAbsent(address, any -> new Host(shape.pause()));
        String path = exchange.getRequestURI().getPath();
        host.began(path);
        boolean ended = false;
        try (exchange) {
            Thread.sleep(shape.latency());
            Answer answer = answer(number(address), path, exchange);
            // Before the last byte is sent: the visitor cannot know of the end before, and may be quick.
            host.ended(answer);
            ended = true;
            send(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!ended) {
                host.ended(Answer.none());
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type);
        if (!answer.etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", answer.etag);
        }
        if (answer.packed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer.body);
        }
    }

    private Answer answer(int host, String path, HttpExchange exchange) {
        String etag = "\"v1\"";
        boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (known) {
            return new Answer(304, "text/html", new byte[0], etag, false, false);
        }
        if (path.startsWith("/n/")) {
            byte[] page = pages.packed(host, Integer.parseInt(path.substring("/n/".length())));
            return new Answer(200, "text/html; charset=utf-8", page, etag, true, true);
        }
        return switch (path) {
            case "/robots.txt" -> text("text/plain", robots(host), "");
            case "/feed.xml" -> text("application/rss+xml", feed(host), etag);
            case "/sitemap.xml" -> text("application/xml", sitemap(host), etag);
            default -> new Answer(404, "text/html", new byte[0], "", false, false);
        };
    }

    private static Answer text(String type, String text, String etag) {
        return new Answer(200, type, text.getBytes(StandardCharsets.UTF_8), etag, false, false);
    }

    private String robots(int host) {
        boolean asks = host % 2 == 1 && !shape.pause().isZero();
        return "User-agent: *\nDisallow: " + CLOSED + "\n"
                + (asks ? "Crawl-delay: %s%n".formatted(shape.pause().toMillis() / 1000.0) : "");
    }

    private String feed(int host) {
        StringBuilder items = new StringBuilder("<rss version=\"2.0\"><channel><title>Host</title>");
        items.append("<item><title>Closed to robots</title><link>")
                .append(homes().get(host))
                .append("private/1</link></item>");
        for (int number = shape.articles(); number > 0; number--) {
            items.append("<item><title>")
                    .append(pages.title(host, number))
                    .append("</title><link>")
                    .append(homes().get(host))
                    .append("n/")
                    .append(number)
                    .append("</link><pubDate>")
                    .append(pages.published(number)
                            .atOffset(ZoneOffset.ofHours(8))
                            .format(DateTimeFormatter.RFC_1123_DATE_TIME))
                    .append("</pubDate></item>");
        }
        return items.append("</channel></rss>").toString();
    }

    private String sitemap(int host) {
        StringBuilder map = new StringBuilder("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        map.append("<url><loc>").append(homes().get(host)).append("private/1</loc></url>");
        for (int number = shape.articles(); number > 0; number--) {
            map.append("<url><loc>")
                    .append(homes().get(host))
                    .append("n/")
                    .append(number)
                    .append("</loc></url>");
        }
        return map.append("</urlset>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the class
    private record Answer(int status, String type, byte[] body, String etag, boolean packed, boolean page) {
        static Answer none() {
            return new Answer(0, "", new byte[0], "", false, false);
        }
    }

    /** One host's visitors. */
    private static final class Host {
        private final ReentrantLock lock = new ReentrantLock();
        private final Duration pause;
        private int visitors;
        private long lastEnd = Long.MIN_VALUE;
        private Counts counts = new Counts(0, 0, 0, 0, 0, 0, 0);

        Host(Duration pause) {
            this.pause = pause;
        }

        void began(String path) {
            lock.lock();
            try {
                boolean soon = lastEnd != Long.MIN_VALUE && System.nanoTime() - lastEnd < pause.toNanos();
                boolean closed = path.startsWith(CLOSED);
                counts = sum(counts, new Counts(1, 0, 0, 0, visitors > 0 ? 1 : 0, soon ? 1 : 0, closed ? 1 : 0));
                visitors++;
            } finally {
                lock.unlock();
            }
        }

        void ended(Answer answer) {
            lock.lock();
            try {
                visitors--;
                lastEnd = System.nanoTime();
                counts = sum(
                        counts,
                        new Counts(0, answer.page ? 1 : 0, answer.status == 304 ? 1 : 0, answer.body.length, 0, 0, 0));
            } finally {
                lock.unlock();
            }
        }

        Counts counts() {
            lock.lock();
            try {
                return counts;
            } finally {
                lock.unlock();
            }
        }
    }
}
