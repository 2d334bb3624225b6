package mn.sonin.crawler.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Captures.Header;
import mn.sonin.archive.Exchange;
import mn.sonin.config.Settings.Limits;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** One HTTP exchange, written down as it was on the wire; the only class that speaks HTTP. */
final class Transport implements AutoCloseable {
    private static final int IDLE_CONNECTIONS = 64;

    /** OkHttp asks again by itself after a 408 and after a 503 with {@code Retry-After: 0}; each request here is a turn. */
    private static final String NOT_AGAIN = "3600";

    /** Below the five seconds after which many servers close theirs, so that none is used in the moment it goes away. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    /** OkHttp's own limit of a head. */
    private static final int HEAD_BYTES = 256 * 1024;

    private static final int STILL_TALKING_MILLIS = 100;

    private final Clock clock;
    private final HostAddresses addresses;
    private final Semaphore open;
    private final OkHttpClient client;

    /** Connections over which a request was sent. */
    private final Set<Connection> used = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** @param openRequests exchanges under way at once, all hosts together */
    Transport(Clock clock, HostAddresses addresses, Limits limits, int openRequests) {
        this.clock = clock;
        this.addresses = addresses;
        this.open = new Semaphore(openRequests);
        this.client = new OkHttpClient.Builder()
                .dns(addresses)
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .connectTimeout(limits.connect())
                .callTimeout(limits.whole())
                .readTimeout(limits.whole())
                .writeTimeout(limits.whole())
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .addNetworkInterceptor(this::onTheWire)
                .build();
    }

    /** What came of one exchange. */
    sealed interface Sent {
        /**
         * An answer, whole or with a flaw.
         *
         * @param exchange to be kept
         * @param challenge who tests for a browser instead of answering
         */
        record Answered(Exchange exchange, int status, List<Header> headers, WireBody body, Optional<String> challenge)
                implements Sent {
            public Answered {
                headers = List.copyOf(headers);
            }

            Optional<String> header(String name) {
                return Transport.header(headers, name);
            }
        }

        /** None. */
        record Failed(NoAnswer why) implements Sent {}
    }

    /**
     * Asks.
     *
     * @param headers names and values by turns
     * @param limit bytes of the body, before and after decompression
     */
    Sent send(String url, Headers headers, long limit) throws InterruptedException {
        open.acquire();
        Instant at = clock.instant();
        Heads heads = new Heads();
        Request request = new Request.Builder()
                .url(url)
                .headers(headers)
                .tag(Heads.class, heads)
                .build();
        try (Response response = client.newCall(request).execute()) {
            WireBody body = body(response, limit);
            if (body.flaw().filter(WireBody.Flaw.Broken.class::isInstance).isPresent()) {
                stopWhereInterrupted(url);
            }
            return answered(url, at, heads, response.code(), body);
        } catch (IOException broken) {
            stopWhereInterrupted(url);
            return new Sent.Failed(NoAnswer.of(broken instanceof NotAgain once ? once.broken : broken));
        } finally {
            open.release();
        }
    }

    /** What breaks off because we stop is no fault of the site. */
    private static void stopWhereInterrupted(String url) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while %s was fetched".formatted(url));
        }
    }

    private Sent.Answered answered(String url, Instant at, Heads heads, int status, WireBody body) {
        List<Header> headers = listed(heads.headers);
        Exchange exchange = new Exchange(
                url,
                at,
                Duration.between(at, clock.instant()),
                heads.peer,
                heads.request,
                heads.response,
                body.encoded(),
                body.truncated());
        return new Sent.Answered(exchange, status, headers, body, Challenges.recognise(headers, body.decoded()));
    }

    static Optional<String> header(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private static WireBody body(Response response, long limit) {
        String encoding = String.join(",", response.headers("Content-Encoding"));
        InputStream wire = response.body().byteStream();
        return WireBody.read(wire, encoding, limit);
    }

    private static List<Header> listed(Headers headers) {
        return IntStream.range(0, headers.size())
                .mapToObj(i -> new Header(headers.name(i), headers.value(i)))
                .toList();
    }

    private Response onTheWire(Interceptor.Chain chain) throws IOException {
        Heads heads = chain.request().tag(Heads.class);
        Connection connection = chain.connection();
        if (heads == null || connection == null) {
            throw new IllegalStateException(
                    "an exchange without a connection: " + chain.request().url());
        }
        InetAddress peer = peer(connection.socket());
        heads.peer = Optional.of(peer.getHostAddress());
        heads.request = requestHead(chain.request());
        Response response = answer(chain, connection);
        heads.response = responseHead(response);
        heads.headers = response.headers();
        return response.newBuilder().header("Retry-After", NOT_AGAIN).build();
    }

    private Response answer(Interceptor.Chain chain, Connection connection) throws IOException {
        boolean fresh = used.add(connection);
        try {
            return chain.proceed(chain.request());
        } catch (IOException broken) {
            if (broken.getCause() instanceof EOFException && stillTalking(connection.socket())) {
                throw new ProtocolException("the answer's head is longer than %d bytes".formatted(HEAD_BYTES));
            }
            throw fresh ? new NotAgain(broken) : broken;
        }
    }

    /**
     * A request that was sent over a new connection and not answered. OkHttp would send it to the host's next address by itself, but
     * each request here is a turn; over a connection that was kept open it may, as the server may have closed it meanwhile.
     */
    private static final class NotAgain extends ProtocolException {
        private static final long serialVersionUID = 1;

        private final IOException broken;

        NotAgain(IOException broken) {
            super(broken.getMessage());
            this.broken = broken;
        }
    }

    /** OkHttp gives up on an endless head as if the peer had gone; only then more can still be read. */
    private static boolean stillTalking(Socket socket) {
        try {
            socket.setSoTimeout(STILL_TALKING_MILLIS);
            return socket.getInputStream().read() >= 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /** The last word on whom we talk to, whatever was looked up before. */
    private InetAddress peer(Socket socket) throws IOException {
        InetAddress peer = socket.getInetAddress();
        if (!addresses.allows(peer)) {
            throw new IOException("connected to %s, which is not an address of the public internet".formatted(peer));
        }
        return peer;
    }

    private static Bytes requestHead(Request request) {
        String query = request.url().encodedQuery();
        String target = request.url().encodedPath() + (query == null ? "" : "?" + query);
        return head("%s %s HTTP/1.1".formatted(request.method(), target), request.headers());
    }

    /** An answer over HTTP/2 is written as HTTP/1.1, as WARC has no form of its own for it. */
    private static Bytes responseHead(Response response) {
        String version = response.protocol() == Protocol.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1";
        return head("%s %d %s".formatted(version, response.code(), response.message()), response.headers());
    }

    private static Bytes head(String first, Headers headers) {
        StringBuilder head = new StringBuilder(first).append("\r\n");
        headers.forEach(pair -> head.append(pair.getFirst())
                .append(": ")
                .append(pair.getSecond())
                .append("\r\n"));
        return Bytes.utf8(head.append("\r\n").toString());
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** What passes the network interceptor, for the caller to find. */
    private static final class Heads {
        Optional<String> peer = Optional.empty();
        Bytes request = Bytes.none();
        Bytes response = Bytes.none();
        Headers headers = new Headers.Builder().build();
    }
}
