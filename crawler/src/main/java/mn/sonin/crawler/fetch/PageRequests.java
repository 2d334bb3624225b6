package mn.sonin.crawler.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.crawler.fetch.FetchResult.Fetched;
import mn.sonin.crawler.fetch.FetchResult.NotModified;
import mn.sonin.crawler.url.CanonicalUrl;

/** What a page's scripts ask for while it is drawn: as little as a list of headlines needs, from its own site alone. */
final class PageRequests {
    /** As the DevTools protocol names them (Network.ResourceType); a headline needs no picture. */
    private static final Set<String> NEEDED = Set.of("Document", "Script", "XHR", "Fetch");

    /** Each waits for its turn; a list that needs more is none we can read politely. */
    private static final int MOST = 40;

    private final Fetcher fetcher;
    private final Captures captures;
    private final FetchRequest request;
    private final Fetched page;
    private final AtomicInteger made = new AtomicInteger();

    PageRequests(Fetcher fetcher, Captures captures, FetchRequest request, Fetched page) {
        this.fetcher = fetcher;
        this.captures = captures;
        this.request = request;
        this.page = page;
    }

    /** The answer to hand to the browser; empty where it gets none. */
    Optional<Answer> answer(String type, String method, String url) {
        Optional<CanonicalUrl> asked = CanonicalUrl.exact(url).canonical();
        if (asked.isEmpty() || !NEEDED.contains(type) || !method.equals("GET") || !sameSite(asked.get())) {
            return Optional.empty();
        }
        if (asked.get().value().equals(page.capture().url())) {
            return Optional.of(page.answer());
        }
        return made.incrementAndGet() > MOST ? Optional.empty() : fetched(asked.get());
    }

    int made() {
        return made.get();
    }

    private Optional<Answer> fetched(CanonicalUrl url) {
        FetchResult result = fetcher.fetch(FetchRequest.place(request.source(), url, request.purpose()));
        return switch (result) {
            case Fetched part -> {
                captures.settle(part.capture().id());
                yield Optional.of(part.answer());
            }
            case NotModified same -> Optional.of(captures.read(same.known()));
            default -> Optional.empty();
        };
    }

    private boolean sameSite(CanonicalUrl asked) {
        return site(asked.host()).equals(site(page.at().host()));
    }

    private static String site(String host) {
        String registered = EffectiveTldFinder.getAssignedDomain(host, true, true);
        return registered == null ? host : registered;
    }
}
