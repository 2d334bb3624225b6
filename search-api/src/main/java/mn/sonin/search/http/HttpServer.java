package mn.sonin.search.http;

import io.javalin.Javalin;
import io.javalin.compression.Brotli;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.CompressionType;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Secret;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a list of routes until it is closed. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Logger ACCESS = LoggerFactory.getLogger("mn.sonin.access");

    /** Long enough for a query of 2000 Cyrillic letters, percent-encoded to six bytes each. */
    static final int HEADER_BYTES = 16 * 1024;

    /** Saved searches and citations are small; anything larger is a mistake or an attack. */
    static final int BODY_BYTES = 64 * 1024;

    private static final String BEARER = "Bearer ";

    /** Connections that wait to be let in; what comes on top of them is tried again by the client's machine a second later. */
    private static final int WAITING = 1_000;

    /** A client that says nothing for this long makes room for others. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** The same while no further connection is let in. */
    private static final Duration IDLE_IN_A_CROWD = Duration.ofSeconds(1);

    private final Javalin javalin;
    private final Clock clock;
    private final Settings settings;
    private final Quota quota;
    private final MeterRegistry meters;

    /**
     * How to listen.
     *
     * @param host address to listen on
     * @param port 0 takes any free one
     * @param token what writing requests must carry; empty refuses them
     * @param requestsPerMinute of one client, those to assets included
     * @param requestTime within which head and body of a request must have arrived, each
     * @param connections open at once; each costs a file descriptor, of which archive and index need some. Beyond, new ones
     *     wait until others end, and those that say nothing end soon
     */
    public record Settings(
            String host,
            int port,
            Optional<Secret> token,
            int requestsPerMinute,
            Duration requestTime,
            int connections) {}

    /** Makes a problem into a page. */
    @FunctionalInterface
    public interface ProblemPage {
        Reply show(Problem problem, Asked asked);
    }

    /** What starting came to. */
    public sealed interface Start {
        record Serving(HttpServer server) implements Start {}

        /** The address cannot be listened on; the reason says why and what to do. */
        record Refused(String reason) implements Start {}
    }

    private HttpServer(Settings settings, List<Route> routes, ProblemPage page, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.quota = new Quota(settings.requestsPerMinute(), Duration.ofMinutes(1), clock);
        this.javalin = Javalin.create(config -> configure(config, routes, page));
    }

    /** Listens and serves. */
    public static Start start(
            Settings settings, List<Route> routes, ProblemPage page, MeterRegistry meters, Clock clock) {
        HttpServer server = new HttpServer(settings, routes, page, meters, clock);
        try {
            server.javalin.start();
            return new Start.Serving(server);
        } catch (RuntimeException e) {
            server.javalin.stop();
            return new Start.Refused(reason(settings, e));
        }
    }

    /** The port listened on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static String reason(Settings settings, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "No network interface has the address \"%s\"; give one of this machine, such as 127.0.0.1."
                        .formatted(settings.host());
            }
            if (cause instanceof BindException) {
                return bound(settings, String.valueOf(cause.getMessage()));
            }
        }
        throw failure;
    }

    private static String bound(Settings settings, String message) {
        if (message.contains("Permission denied")) {
            return "Port %d may not be used by this user; choose one from 1024 with --port.".formatted(settings.port());
        }
        if (message.contains("Cannot assign")) {
            return "No network interface has the address \"%s\"; give one of this machine, such as 127.0.0.1."
                    .formatted(settings.host());
        }
        return "Port %d is in use on %s; stop the other program or choose another port with --port."
                .formatted(settings.port(), settings.host());
    }

    private void configure(JavalinConfig config, List<Route> routes, ProblemPage page) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = compression();
        config.http.maxRequestSize = BODY_BYTES;
        config.http.prefer405over404 = true;
        config.router.ignoreTrailingSlashes = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new Refusals()));
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            connector.setIdleTimeout(IDLE.toMillis());
            connector.setAcceptQueueSize(WAITING);
            connector.addEventListener(new RequestTime(connector.getScheduler(), settings.requestTime()));
            Crowd crowd = new Crowd(settings.connections(), connector, IDLE_IN_A_CROWD);
            connector.addEventListener(crowd);
            server.addBean(crowd);
            return connector;
        });
        config.routes.before(Headers::common);
        routes.forEach(route -> add(config, route, page));
        config.routes.exception(HttpResponseException.class, (refusal, context) -> refuse(refusal, context, page));
        config.routes.exception(Exception.class, (bug, context) -> {
            LOG.error("request method={} path={} outcome=error", context.method(), context.path(), bug);
            problem(
                    context,
                    Problem.of(500, "Sonin made a mistake", "The log of the server says more."),
                    program(context),
                    page);
        });
    }

    /** Brotli where this machine has its library, else gzip; at levels that cost a page less than a millisecond. */
    private static CompressionStrategy compression() {
        CompressionStrategy strategy = new CompressionStrategy(new Brotli(4), new Gzip(6));
        strategy.setPreferredCompressors(List.of(CompressionType.BR, CompressionType.GZIP));
        return strategy;
    }

    private void add(JavalinConfig config, Route route, ProblemPage page) {
        Timer timer = Timer.builder("sonin.requests")
                .description("Time to answer, by route")
                .tag("route", route.id())
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        Handler handler = context -> {
            long began = clock.millis();
            Quota.Standing standing = quota.count(context.ip());
            context.header("RateLimit-Policy", quota.policy()).header("RateLimit", standing.header());
            timer.record(() -> send(context, answer(route, context, standing), route.kind(), page));
            ACCESS.info(
                    "request method={} path={} status={} ms={}",
                    context.method(),
                    context.path(),
                    context.statusCode(),
                    clock.millis() - began);
        };
        config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), route.path(), handler);
        if (route.method().equals("GET")) {
            config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
        }
    }

    private Reply answer(Route route, Context context, Quota.Standing standing) {
        if (!standing.allowed()) {
            context.header("Retry-After", Long.toString(standing.resets()));
            return new Reply.Refused(Problem.of(
                    429,
                    "Too many requests",
                    "One client may make %d requests a minute; try again in %d s."
                            .formatted(settings.requestsPerMinute(), standing.resets())));
        }
        if (route.kind() == Route.Kind.WRITING && !mayWrite(context)) {
            return new Reply.Refused(Problem.tokenNeeded(
                    settings.token().isPresent()
                            ? "Send the operator's token as \"Authorization: Bearer TOKEN\"."
                            : "This server has no token, so nobody may write; the operator can set server.token."));
        }
        Asked asked = Requests.read(context, true);
        List<Problem.Fault> faults = asked.faults(route.parameters(), route.described());
        return faults.isEmpty() ? able(route, asked, context) : new Reply.Refused(Problem.badParameters(faults));
    }

    /** What the route answers; with the time to try again where that is a matter of time. */
    private static Reply able(Route route, Asked asked, Context context) {
        Reply reply = route.answer(asked);
        if (reply instanceof Reply.Refused refused && refused.problem().status() == 503) {
            context.header("Retry-After", Long.toString(Problem.AWAY.toSeconds()));
        }
        return reply;
    }

    private boolean mayWrite(Context context) {
        String given = Optional.ofNullable(context.header("Authorization")).orElse("");
        return given.startsWith(BEARER)
                && settings.token()
                        .filter(token -> token.is(given.substring(BEARER.length())))
                        .isPresent();
    }

    private void send(Context context, Reply reply, Route.Kind kind, ProblemPage page) {
        switch (reply) {
            case Reply.Refused refused ->
                problem(context, refused.problem(), kind != Route.Kind.PAGE || program(context), page);
            case Reply.Json json -> Replies.send(context, json);
            case Reply.Text text -> Replies.send(context, text);
            case Reply.File file -> Replies.send(context, file);
            case Reply.Kept kept -> Replies.send(context, kept);
            case Reply.Streamed streamed -> Replies.send(context, streamed);
            case Reply.Elsewhere elsewhere -> Replies.send(context, elsewhere);
        }
    }

    private void refuse(HttpResponseException refusal, Context context, ProblemPage page) {
        Problem problem = switch (refusal.getStatus()) {
            case 404 -> Problem.noRoute(context.path());
            case 405 -> Problem.of(405, "Method not allowed", "%s is not possible here.".formatted(context.method()));
            case 413 ->
                Problem.of(413, "Too large", "A request's body may have %d bytes at most.".formatted(BODY_BYTES));
            default -> Problem.of(refusal.getStatus(), "Refused", String.valueOf(refusal.getMessage()));
        };
        problem(context, problem, program(context), page);
    }

    /** Whether what asks where there is no route is rather a program than a person. */
    private static boolean program(Context context) {
        return context.path().startsWith("/api/")
                || Optional.ofNullable(context.header("Accept")).orElse("").contains("json");
    }

    private void problem(Context context, Problem problem, boolean program, ProblemPage page) {
        if (program) {
            context.status(problem.status())
                    .contentType("application/problem+json")
                    .result(Requests.bytes(Json.write(problem)));
            return;
        }
        Reply shown = page.show(problem, Requests.read(context, false));
        if (shown instanceof Reply.Text text) {
            Replies.send(context, text);
        }
    }
}
