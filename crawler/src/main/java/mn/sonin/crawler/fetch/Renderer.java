package mn.sonin.crawler.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Captures.Header;
import mn.sonin.crawler.fetch.FetchResult.Fetched;
import mn.sonin.crawler.fetch.FetchResult.NotModified;
import mn.sonin.crawler.fetch.Rendering.Failed;
import mn.sonin.crawler.fetch.Rendering.NotFetched;
import mn.sonin.crawler.fetch.Rendering.Rendered;
import mn.sonin.crawler.fetch.Rendering.Unavailable;
import mn.sonin.crawler.url.CanonicalUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws lists that exist only once their scripts have run, each time anew: the page that was sent may be the same while its scripts
 * show other stories. What was drawn is kept as {@link Drawn} says. The browser never reaches the network: whatever a page asks for
 * is asked for by the {@link Fetcher}, so that robots.txt, turns, budgets and the archive hold for it as for all else.
 */
public final class Renderer {
    private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);

    private final Fetcher fetcher;
    private final Captures captures;
    private final Optional<Browser> browser;
    private final Duration limit;
    private final Clock clock;

    /** A browser takes the memory of a thousand fetches: one at a time. */
    private final Semaphore one = new Semaphore(1, true);

    /**
     * With a browser, or without.
     *
     * @param browser empty where the system has none
     * @param limit for drawing one page, without the time in which what it asks for waits for its turn and comes
     * @param clock by which drawing is timed, and what was drawn is dated
     */
    public Renderer(Fetcher fetcher, Captures captures, Optional<Browser> browser, Duration limit, Clock clock) {
        this.fetcher = fetcher;
        this.captures = captures;
        this.browser = browser;
        this.limit = limit;
        this.clock = clock;
    }

    /** Asks for a page and lets its scripts run. */
    public Rendering render(FetchRequest request) {
        if (browser.isEmpty()) {
            return new Unavailable(
                    "%s is drawn by scripts, and no Chromium is installed; install the package \"chromium\""
                            .formatted(request.url()));
        }
        FetchResult sent = fetcher.fetch(request);
        return switch (sent) {
            case Fetched page -> inTurn(browser.get(), request, page);
            case NotModified same -> inTurn(browser.get(), request, asKept(same));
            default -> new NotFetched(sent);
        };
    }

    private Fetched asKept(NotModified same) {
        CanonicalUrl at = CanonicalUrl.exact(same.known().url()).canonical().orElse(same.url());
        return new Fetched(same.url(), at, List.of(), same.known(), captures.read(same.known()));
    }

    private Rendering inTurn(Browser program, FetchRequest request, Fetched page) {
        try {
            one.acquire();
            try {
                return drawn(program, request, page);
            } finally {
                one.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new NotFetched(new FetchResult.Interrupted(request.url()));
        }
    }

    private Rendering drawn(Browser program, FetchRequest request, Fetched page) throws InterruptedException {
        PageRequests requests = new PageRequests(fetcher, captures, request, page);
        try (Profile profile = Profile.fresh();
                Devtools devtools = Devtools.start(program.command(profile.folder()), limit)) {
            Rendering rendering = drawn(devtools, requests, request, page);
            LOG.info("render url={} requests={} outcome={}", request.url(), requests.made(), name(rendering));
            return rendering;
        } catch (IOException broken) {
            return new Unavailable("%s does not start: %s".formatted(program.program(), broken.getMessage()));
        }
    }

    private Rendering drawn(Devtools devtools, PageRequests requests, FetchRequest request, Fetched page)
            throws InterruptedException {
        try (Drawing drawing = new Drawing(devtools, requests, limit, clock)) {
            return drawing.draw(page.capture().url())
                    .<Rendering>map(html -> new Rendered(kept(request, page, Bytes.utf8(html))))
                    .orElseGet(() -> new Failed("%s was not drawn within %s".formatted(request.url(), limit)));
        } catch (IOException lost) {
            return new Failed("%s was not drawn: %s".formatted(request.url(), lost.getMessage()));
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
    private Fetched kept(FetchRequest request, Fetched page, Bytes html) {
        List<Header> headers = new ArrayList<>(page.answer().headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Content-Type")
                        && !header.name().equalsIgnoreCase("Content-Encoding"))
                .toList());
        headers.add(new Header("Content-Type", "text/html; charset=utf-8"));
        Capture drawn = captures.append(
                Drawn.exchange(request.url().value(), html, clock.instant()),
                new CaptureNote(request.source().id(), request.purpose(), Optional.empty()));
        captures.settle(page.capture().id());
        return new Fetched(
                page.url(),
                page.at(),
                page.hops(),
                drawn,
                new Answer(page.answer().status(), headers, html));
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

        /** A folder that stays behind takes room and nothing else: no reason to give up what was drawn. */
        @Override
        public void close() {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException left) {
                LOG.warn("browser folder={} left=\"{}\"", folder, left.getMessage());
            }
        }
    }
}
