package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A news site that goes on publishing by the clock, corrects every fourth story after two hours, and counts who asks. */
final class LivingSite implements AutoCloseable, ResponseDefinitionTransformerV2 {
    private static final int SHOWN = 20;
    private static final Duration CORRECTED_AFTER = Duration.ofHours(2);

    private final String id;
    private final Clock clock;
    private final List<Instant> published;
    private final WireMockServer server;
    /** Whether its pages give no answer; its feed does. */
    volatile boolean silent;

    final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One request as the site saw it. */
    record Asked(Instant at, String path) {}

    private LivingSite(String id, Clock clock, List<Instant> published) {
        this.id = id;
        this.clock = clock;
        this.published = published;
        this.server = new WireMockServer(wireMockConfig().dynamicPort().extensions(this));
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        server.start();
    }

    /** A site that publishes a story so often, between seven in the morning and eleven at night. */
    static LivingSite publishing(String id, Clock clock, Instant from, Instant to, Duration every) {
        List<Instant> published = Stream.iterate(from, time -> time.isBefore(to), time -> time.plus(every))
                .filter(LivingSite::isAwake)
                .toList();
        return new LivingSite(id, clock, published);
    }

    private static boolean isAwake(Instant time) {
        LocalTime local = time.atZone(Site.ZONE).toLocalTime();
        return !local.isBefore(LocalTime.of(7, 0)) && local.isBefore(LocalTime.of(23, 0));
    }

    String base() {
        return "http://%s.example:%d".formatted(id, server.port());
    }

    /** Its server under another name. */
    String under(String name) {
        return "http://%s.example:%d".formatted(name, server.port());
    }

    String story(int number) {
        return base() + "/n/" + number;
    }

    static boolean isCorrected(int number) {
        return number % 4 == 0;
    }

    /** The numbers of the stories of this span of time. */
    List<Integer> stories(Instant from, Instant to) {
        return Stream.iterate(0, number -> number < published.size(), number -> number + 1)
                .filter(number -> !published.get(number).isBefore(from)
                        && published.get(number).isBefore(to))
                .toList();
    }

    Instant published(int number) {
        return published.get(number);
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    @Override
    public String getName() {
        return id;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String path = request.getUrl();
        asked.add(new Asked(clock.instant(), path));
        return switch (path) {
            case "/robots.txt" -> aResponse().withStatus(404).build();
            case "/feed" -> answer(request, "application/rss+xml", feed());
            case "/news" -> answer(request, "text/html", list());
            default ->
                silent
                        ? aResponse().withFault(Fault.EMPTY_RESPONSE).build()
                        : answer(request, "text/html; charset=utf-8", page(path));
        };
    }

    private static ResponseDefinition answer(Request request, String type, String body) {
        String etag = "\"%08x\"".formatted(body.hashCode());
        return etag.equals(request.getHeader("If-None-Match"))
                ? aResponse().withStatus(304).withHeader("ETag", etag).build()
                : aResponse()
                        .withHeader("Content-Type", type)
                        .withHeader("ETag", etag)
                        .withBody(body)
                        .build();
    }

    private List<Integer> shown() {
        List<Integer> out = stories(Instant.EPOCH, clock.instant().plusMillis(1));
        return out.subList(Math.max(0, out.size() - SHOWN), out.size()).reversed();
    }

    private String feed() {
        StringBuilder items = new StringBuilder();
        for (int number : shown()) {
            items.append("<item><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>"
                    .formatted(title(number), story(number), written(number)));
        }
        return "<rss version=\"2.0\"><channel>" + items + "</channel></rss>";
    }

    private String list() {
        StringBuilder cards = new StringBuilder();
        shown().forEach(number ->
                cards.append("<div class=card><a href=/n/%1$d>%2$s</a></div>".formatted(number, title(number))));
        return cards.toString();
    }

    private String written(int number) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(published.get(number).atZone(Site.ZONE));
    }

    private static String title(int number) {
        return "Story number %d of the week".formatted(number);
    }

    private String page(String path) {
        int number = Integer.parseInt(path.substring("/n/".length()));
        Instant at = published.get(number);
        String page =
                Site.page(title(number), at.atZone(Site.ZONE).toOffsetDateTime().toString());
        boolean corrected = isCorrected(number) && !clock.instant().isBefore(at.plus(CORRECTED_AFTER));
        return corrected ? page.replace("the early snow", "the late rain") : page;
    }

    @Override
    public void close() {
        server.stop();
    }
}
