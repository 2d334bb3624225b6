package mn.sonin.crawler.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Captures.Header;
import mn.sonin.crawler.fetch.FetchResult.Fetched;
import mn.sonin.crawler.fetch.Rendering.Failed;
import mn.sonin.crawler.fetch.Rendering.NotFetched;
import mn.sonin.crawler.fetch.Rendering.Rendered;
import mn.sonin.crawler.fetch.Rendering.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws lists that exist only once their scripts have run. The browser never reaches the network: whatever a page asks for
 * is asked for by the {@link Fetcher}, so that robots.txt, turns, budgets and the archive hold for it as for all else.
 */
public final class Renderer {
    private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);

    private final Fetcher fetcher;
    private final Captures captures;
    private final Optional<Browser> browser;
    private final Duration limit;

    /** A browser takes the memory of a thousand fetches: one at a time. */
    private final Semaphore one = new Semaphore(1, true);

    /**
     * With a browser, or without.
     *
     * @param browser empty where the system has none
     * @param limit for drawing one page, the pauses between its requests included
     */
    public Renderer(Fetcher fetcher, Captures captures, Optional<Browser> browser, Duration limit) {
        this.fetcher = fetcher;
        this.captures = captures;
        this.browser = browser;
        this.limit = limit;
    }

    /** Asks for a page and lets its scripts run. */
    public Rendering render(FetchRequest request) {
        if (browser.isEmpty()) {
            return new Unavailable(
                    "%s is drawn by scripts, and no Chromium is installed; install the package \"chromium\""
                            .formatted(request.url()));
        }
        FetchResult sent = fetcher.fetch(request);
        if (!(sent instanceof Fetched page)) {
            return new NotFetched(sent);
        }
        try {
            one.acquire();
            try {
                return drawn(browser.get(), request, page);
            } finally {
                one.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new NotFetched(new FetchResult.Interrupted(request.url()));
        }
    }

    private Rendering drawn(Browser program, FetchRequest request, Fetched page) throws InterruptedException {
        try (Profile profile = Profile.fresh();
                Devtools devtools = Devtools.start(program.command(profile.folder()), limit)) {
            PageRequests requests = new PageRequests(fetcher, captures, request, page);
            Rendering rendering = new Drawing(devtools, requests, limit)
                    .draw(page.capture().url())
                    .<Rendering>map(html -> new Rendered(with(page, html)))
                    .orElseGet(() -> new Failed("%s was not drawn within %s".formatted(request.url(), limit)));
            LOG.info("render url={} requests={} outcome={}", request.url(), requests.made(), name(rendering));
            return rendering;
        } catch (IOException broken) {
            return new Unavailable("%s does not start: %s".formatted(program.program(), broken.getMessage()));
        }
    }

    private static String name(Rendering rendering) {
        return switch (rendering) {
            case Rendered drawn -> "rendered";
            case NotFetched missing -> "not-fetched";
            case Unavailable missing -> "unavailable";
            case Failed failed -> "failed";
        };
    }

    /** What the browser hands over is UTF-8, whatever the page was sent in. */
    private static Fetched with(Fetched page, String html) {
        List<Header> headers = new ArrayList<>(page.answer().headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Content-Type")
                        && !header.name().equalsIgnoreCase("Content-Encoding"))
                .toList());
        headers.add(new Header("Content-Type", "text/html; charset=utf-8"));
        Answer drawn = new Answer(page.answer().status(), headers, Bytes.utf8(html));
        return new Fetched(page.url(), page.at(), page.hops(), page.capture(), drawn);
    }

    /**
     * A browser's memory, for one page.
     *
     * @param folder deleted when it is closed
     */
    private record Profile(Path folder) implements AutoCloseable {
        static Profile fresh() throws IOException {
            return new Profile(Files.createTempDirectory("sonin-browser"));
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
