package mn.sonin.crawler.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Addresses;
import mn.sonin.config.Source;
import mn.sonin.crawler.fetch.FetchResult.Fetched;
import mn.sonin.crawler.politeness.HostTurns;
import mn.sonin.crawler.politeness.Sleeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many hosts at once, in real time; the servers themselves count who was impolite. */
@Timeout(120)
class ManyHostsTest {
    private static final int HOSTS = 100;
    private static final int PAGES = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    @Test
    void noHostIsAskedTwiceAtOnceOrTooSoon(@TempDir Path home) throws Exception {
        try (CountingHosts hosts = new CountingHosts();
                Archive archive = LocalArchive.open(home, Options.standard(Clock.systemUTC()));
                Fetcher fetcher = fetcher(archive);
                ExecutorService harvests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchResult>> results = new ArrayList<>();
            for (int page = 0; page < HOSTS * PAGES; page++) {
                FetchRequest request = request(hosts.url(page % HOSTS, page));
                results.add(harvests.submit(() -> fetcher.fetch(request)));
            }

            for (Future<FetchResult> result : results) {
                assertThat(result.get(100, TimeUnit.SECONDS)).isInstanceOf(Fetched.class);
            }
            assertThat(hosts.requests.get()).isEqualTo(HOSTS * (PAGES + 1));
            assertThat(hosts.violations).isEmpty();
        }
    }

    private static Fetcher fetcher(Archive archive) {
        HostTurns turns = new HostTurns(Clock.systemUTC(), Sleeper.real(), new Random(7));
        return new Fetcher(
                archive,
                Crawler.settings(),
                "0.1",
                Network.of(AddressPolicy.allowingLoopback()),
                turns,
                Clock.systemUTC(),
                new Random(7));
    }

    private static FetchRequest request(String url) {
        Source source = Crawler.source(url, PAUSE, 10_000, Addresses.plain());
        return FetchRequest.place(source, Crawler.exact(url), Purpose.LIST);
    }

    /** Every loopback address is a host. */
    private static final class CountingHosts implements AutoCloseable {
        final AtomicInteger requests = new AtomicInteger();
        final List<String> violations = new CopyOnWriteArrayList<>();
        private final Map<InetAddress, Long> busyUntil = new ConcurrentHashMap<>();
        private final ServerSocket server = new ServerSocket(0, 1000, Crawler.address("0.0.0.0"));
        private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<?>> conversations = new ArrayList<>();

        CountingHosts() throws IOException {
            conversations.add(visitors.submit(this::receive));
        }

        String url(int host, int page) {
            return "http://127.1.%d.%d:%d/%d".formatted(host / 250, host % 250 + 1, server.getLocalPort(), page);
        }

        private Void receive() throws IOException {
            while (true) {
                Socket visitor = server.accept();
                conversations.add(visitors.submit(() -> {
                    converse(visitor);
                    return visitor;
                }));
            }
        }

        private void converse(Socket visitor) throws IOException {
            try (visitor) {
                BufferedReader in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), ISO_8859_1));
                for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
                    if (line.startsWith("GET ")) {
                        begin(visitor.getLocalAddress(), line);
                    }
                    line = in.readLine();
                }
                // Ended before the last byte leaves: the visitor cannot know it earlier.
                busyUntil.put(visitor.getLocalAddress(), System.nanoTime() + PAUSE.toNanos());
                visitor.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
                                .getBytes(ISO_8859_1));
            }
        }

        private void begin(InetAddress host, String line) {
            requests.incrementAndGet();
            Long until = busyUntil.put(host, Long.MAX_VALUE);
            if (until != null && until > System.nanoTime()) {
                violations.add("%s %s".formatted(host, line));
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            visitors.close();
        }
    }
}
