package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mn.sonin.config.Addresses;
import mn.sonin.config.Between;
import mn.sonin.config.Discovery;
import mn.sonin.config.Names;
import mn.sonin.config.Place;
import mn.sonin.config.Politeness;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Selectors;
import mn.sonin.config.Source;

/** A small news site on loopback, with the moods of real ones. */
public final class Site implements AutoCloseable {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");
    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    public Site() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    /** A list page of which only the entries are told, not their parts. */
    public static Discovery list(String url, String item) {
        return list(url, item, Optional.empty(), 1);
    }

    /** The same with further pages. */
    public static Discovery list(String url, String item, String next, int pages) {
        return list(url, item, Optional.of(next), pages);
    }

    private static Discovery list(String url, String item, Optional<String> next, int pages) {
        return new Discovery.ListPage(
                url, item, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), next, pages);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    public Site robots(String text) {
        return answers("/robots.txt", "text/plain", text);
    }

    public Site answers(String path, String type, String body) {
        return answers(path, aResponse().withHeader("Content-Type", type).withBody(body));
    }

    public Site answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(path)).willReturn(answer));
        return this;
    }

    /** With a validator: asked again with it, the answer is 304. */
    public Site answersWithEtag(String path, String type, String body, String etag) {
        server.stubFor(get(urlEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", type)
                        .withHeader("ETag", etag)
                        .withBody(body)));
        server.stubFor(get(urlEqualTo(path))
                .withHeader("If-None-Match", com.github.tomakehurst.wiremock.client.WireMock.equalTo(etag))
                .willReturn(aResponse().withStatus(304).withHeader("ETag", etag)));
        return this;
    }

    public Site status(String path, int status) {
        return answers(path, aResponse().withStatus(status));
    }

    public Site drops(String path) {
        return answers(path, aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    public Site everything(int status) {
        server.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(status)));
        return this;
    }

    public Site article(String path, String title, String published) {
        return answers(path, "text/html; charset=utf-8", page(title, published));
    }

    public static String page(String title, String published) {
        return """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%1$s | Example</title>
                <meta property="og:title" content="%1$s"><meta property="article:published_time" content="%2$s"></head>
                <body><header><a href="/">Example</a></header><article><h1>%1$s</h1>%3$s</article>
                <footer>All rights reserved</footer></body></html>
                """.formatted(title, published, paragraphs(title));
    }

    private static String paragraphs(String title) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(number -> "<p>Herders of the northern provinces told our reporter on day " + number
                        + " that the early snow has closed the passes, and that hay is dearer than in any year they remember. "
                        + title + " was on everybody's lips.</p>")
                .reduce("", String::concat);
    }

    /** An RSS feed of these articles: {@code path|title}. */
    public Site feed(String path, String... articles) {
        return answers(path, "application/rss+xml", rss(articles));
    }

    public String rss(String... articles) {
        StringBuilder items = new StringBuilder();
        for (String article : articles) {
            String[] parts = article.split("\\|", -1);
            items.append("<item><title>%s</title><link>%s</link>%s</item>"
                    .formatted(
                            parts[1],
                            parts[0],
                            parts.length > 2 && !parts[2].isEmpty() ? "<pubDate>" + parts[2] + "</pubDate>" : ""));
        }
        return "<rss version=\"2.0\"><channel><title>Example</title>" + items + "</channel></rss>";
    }

    public int requests(String path) {
        return server.findAll(com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor(urlEqualTo(path)))
                .size();
    }

    public int requests() {
        return server.findAll(anyRequestedFor(anyUrl())).size();
    }

    public void forgetRequests() {
        server.resetRequests();
    }

    public Source source(String id, Discovery... discovery) {
        return source(id, Optional.empty(), discovery);
    }

    public Source source(String id, Optional<String> keep, Discovery... discovery) {
        return source(id, url("/"), ZONE, new Rhythm.Cron("0 0 2 * * ?", ZONE), keep, discovery);
    }

    /** Known by a name of its own. */
    public Source named(String id, String base, ZoneId zone, Rhythm rhythm, Discovery... discovery) {
        return source(id, base + "/", zone, rhythm, Optional.empty(), discovery);
    }

    private static Source source(
            String id, String home, ZoneId zone, Rhythm rhythm, Optional<String> keep, Discovery... discovery) {
        return new Source(
                id,
                new Names(id, id),
                URI.create(home),
                Set.of(),
                List.of("en"),
                Set.of(),
                true,
                zone,
                List.of(discovery),
                Set.of(),
                rhythm,
                new Politeness(
                        Duration.ofSeconds(1),
                        10_000,
                        List.of(
                                Duration.ofHours(1),
                                Duration.ofHours(6),
                                Duration.ofDays(1),
                                Duration.ofDays(7),
                                Duration.ofDays(30)),
                        new Between(Duration.ofMinutes(30), Duration.ofDays(1)),
                        Politeness.Noarchive.HEADLINE_ONLY),
                Addresses.plain(),
                Selectors.none(),
                keep.map(Pattern::compile),
                false,
                new Place(id + ".yaml", 1));
    }

    /** The same source with selectors in its file. */
    public static Source obeying(Selectors selectors, Source plain) {
        return with(plain.politeness(), selectors, plain);
    }

    /** The same source, treated in another way. */
    public static Source treated(Politeness politeness, Source plain) {
        return with(politeness, plain.selectors(), plain);
    }

    /** The same source with so many requests a day. */
    public static Source budgeted(int requests, Source plain) {
        Politeness usual = plain.politeness();
        return treated(
                new Politeness(usual.delay(), requests, usual.revisits(), usual.feeds(), usual.noarchive()), plain);
    }

    private static Source with(Politeness politeness, Selectors selectors, Source plain) {
        return new Source(
                plain.id(),
                plain.names(),
                plain.home(),
                plain.hosts(),
                plain.languages(),
                plain.collections(),
                plain.enabled(),
                plain.zone(),
                plain.discovery(),
                plain.optional(),
                plain.rhythm(),
                politeness,
                plain.addresses(),
                selectors,
                plain.keep(),
                plain.render(),
                plain.place());
    }

    @Override
    public void close() {
        server.stop();
    }
}
