package mn.sonin.crawler;

import java.time.Duration;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Source;
import mn.sonin.crawler.fetch.Drawn;
import mn.sonin.crawler.fetch.FetchRequest;
import mn.sonin.crawler.fetch.FetchResult;
import mn.sonin.crawler.fetch.Fetcher;
import mn.sonin.crawler.fetch.Renderer;
import mn.sonin.crawler.fetch.Rendering;

/** Asks for the places of sources; lists that scripts draw are drawn first, where their source says so. */
final class Places {
    /** A browser that is stuck today may be well tomorrow. */
    private static final Duration TOMORROW = Duration.ofDays(1);

    private final Fetcher fetcher;
    private final Renderer renderer;

    Places(Fetcher fetcher, Renderer renderer) {
        this.fetcher = fetcher;
        this.renderer = renderer;
    }

    FetchResult fetch(FetchRequest request) {
        return isDrawn(request.source(), request.purpose()) ? drawn(request) : fetcher.fetch(request);
    }

    /** Whether scripts draw the source's pages of this purpose. */
    static boolean isDrawn(Source source, Purpose purpose) {
        return source.render() && purpose == Purpose.LIST;
    }

    /** The address under which the archive has what is read of a place. */
    static String keptAs(FetchRequest request) {
        String url = request.url().value();
        return isDrawn(request.source(), request.purpose()) ? Drawn.name(url) : url;
    }

    private FetchResult drawn(FetchRequest request) {
        return switch (renderer.render(request)) {
            case Rendering.Rendered rendered -> rendered.page();
            case Rendering.NotFetched none -> none.result();
            case Rendering.Unavailable missing ->
                new FetchResult.Refused(request.url(), FetchResult.Ground.NO_BROWSER, missing.reason());
            case Rendering.Failed failed -> new FetchResult.RetryLater(request.url(), TOMORROW, failed.reason(), true);
        };
    }
}
