package mn.sonin.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mn.sonin.archive.Archive;
import mn.sonin.config.Configuration;
import mn.sonin.config.Settings;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.alert.Alerts;
import mn.sonin.search.api.Api;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.health.Health;
import mn.sonin.search.health.Vitals;
import mn.sonin.search.http.HttpServer;
import mn.sonin.search.http.Route;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Library.Upcoming;
import mn.sonin.search.mcp.Toolbox;
import mn.sonin.search.page.Pages;

/** The HTTP side of Sonin: pages for people, answers for programs. Runs from {@link #start} until {@link #close}. */
public final class SearchServer implements AutoCloseable {
    /** Enough for a lab behind one address, too little to keep two cores busy alone: 500 requests a second. */
    private static final int REQUESTS_PER_MINUTE = 30_000;

    /** Long enough for a telephone on a bad line; who takes longer holds a connection that others need. */
    private static final Duration REQUEST_TIME = Duration.ofSeconds(30);

    private static final int CONNECTIONS = 10_000;

    private final HttpServer http;
    private final Alerts alerts;
    private final PrometheusMeterRegistry meters;

    /**
     * What is served.
     *
     * @param configuration asked anew for every request, so that a changed topic changes answers at once
     * @param vitals what tells whether all is well, beyond archive and index, which are always looked at
     * @param reachable which machines webhooks may be sent to
     * @param upcoming knows when sources are harvested next
     * @param version of the program
     */
    public record Parts(
            Supplier<Configuration> configuration,
            Archive archive,
            Search search,
            Stories stories,
            Upcoming upcoming,
            List<Vitals> vitals,
            Predicate<InetAddress> reachable,
            Clock clock,
            String version) {}

    /** What starting came to. */
    public sealed interface Start {
        record Serving(SearchServer server) implements Start {}

        /** Sonin cannot listen there; the reason is a sentence for the operator. */
        record Refused(String reason) implements Start {}
    }

    private SearchServer(HttpServer http, Alerts alerts, PrometheusMeterRegistry meters) {
        this.http = http;
        this.alerts = alerts;
        this.meters = meters;
    }

    /** Listens where the settings say, unless that would open the archive to strangers without a token set. */
    public static Start start(Settings.Server settings, Parts parts) {
        if (settings.token().isEmpty() && !local(settings.host())) {
            return new Start.Refused(("server.host is \"%s\", which others can reach, and server.token is not set; "
                            + "set a token, or listen on 127.0.0.1.")
                    .formatted(settings.host()));
        }
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        AtomicInteger port = new AtomicInteger(settings.port());
        Library library = library(parts);
        Citing citing = new Citing(library, parts.archive().citations());
        Health health = health(parts);
        Alerts alerts = alerts(library, parts, () -> home(settings, port.get()));
        Pages pages = new Pages(library, citing, alerts);
        return switch (HttpServer.start(
                new HttpServer.Settings(
                        settings.host(),
                        settings.port(),
                        settings.token(),
                        REQUESTS_PER_MINUTE,
                        REQUEST_TIME,
                        CONNECTIONS),
                routes(
                        pages,
                        library,
                        citing,
                        alerts,
                        health,
                        meters,
                        parts.version(),
                        () -> home(settings, port.get())),
                pages::problem,
                meters,
                parts.clock())) {
            case HttpServer.Start.Refused refused -> new Start.Refused(refused.reason());
            case HttpServer.Start.Serving serving -> {
                port.set(serving.server().port());
                measure(parts, health, meters);
                yield new Start.Serving(new SearchServer(serving.server(), alerts, meters));
            }
        };
    }

    /**
     * Answers an assistant's questions on these streams until it closes its own.
     *
     * @param settings where the page is, for the addresses in citations
     */
    public static void converse(Settings.Server settings, Parts parts, InputStream in, OutputStream out) {
        Library library = library(parts);
        Citing citing = new Citing(library, parts.archive().citations());
        Supplier<URI> home = () -> home(settings, settings.port());
        Alerts alerts = alerts(library, parts, home);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Toolbox.of(
                        Api.routes(library, citing, alerts, health(parts), meters, parts.version(), home),
                        library,
                        parts.version(),
                        home)
                .converse(in, out);
    }

    /** Everything that can be asked: first what programs ask, then what people open. */
    static List<Route> routes(
            Pages pages,
            Library library,
            Citing citing,
            Alerts alerts,
            Health health,
            PrometheusMeterRegistry meters,
            String version,
            Supplier<URI> home) {
        List<Route> api = Api.routes(library, citing, alerts, health, meters, version, home);
        List<Route> routes = new ArrayList<>(api);
        routes.add(Toolbox.of(api, library, version, home).route());
        routes.addAll(pages.routes(api));
        return routes;
    }

    private static Library library(Parts parts) {
        return new Library(
                parts.configuration(),
                parts.archive(),
                parts.search(),
                parts.stories(),
                parts.upcoming(),
                parts.clock());
    }

    private static Alerts alerts(Library library, Parts parts, Supplier<URI> home) {
        return new Alerts(
                library,
                parts.archive().savedSearches(),
                parts.archive().leases(),
                parts.reachable(),
                home,
                parts.clock());
    }

    private static Health health(Parts parts) {
        List<Vitals> vitals = new ArrayList<>();
        vitals.add(Vitals.archive(parts.archive()));
        vitals.add(Vitals.index(parts.archive(), parts.search(), parts.clock()));
        vitals.addAll(parts.vitals());
        return new Health(vitals);
    }

    /** What tells readers of news on their searches; to be run after each harvest. */
    public Alerts alerts() {
        return alerts;
    }

    /** The port listened on. */
    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.close();
        meters.close();
    }

    /** What an operator draws over time beside the requests. */
    private static void measure(Parts parts, Health health, PrometheusMeterRegistry meters) {
        Gauge.builder("sonin.archive.sequence", parts.archive(), Archive::sequence)
                .description("The end of the archive's sequence")
                .register(meters);
        Gauge.builder("sonin.index.sequence", parts.search(), Search::sequence)
                .description("The place in the archive's sequence that the index has reached")
                .register(meters);
        for (String part : health.parts()) {
            Gauge.builder("sonin.health", () -> health.well(part) ? 1 : 0)
                    .description("1 where the part is well")
                    .tag("part", part)
                    .register(meters);
        }
    }

    /** The address readers use. */
    public static URI home(Settings.Server settings, int port) {
        return settings.publicAddress().orElseGet(() -> {
            String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
            return URI.create("http://%s:%d/".formatted(host, port));
        });
    }

    private static boolean local(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
