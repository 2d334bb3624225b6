package mn.sonin.bench.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The other end of a webhook. It outlives the programs that are killed, and answers only once a delivery has arrived whole. */
final class Receiver implements AutoCloseable {
    private static final int NO_CONTENT = 204;

    private final HttpServer server;
    private volatile Inbox inbox = new Inbox();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiver receiver = new Receiver(server);
        server.createContext("/", receiver::answer);
        server.start();
        return receiver;
    }

    /** Where alerts are sent to. */
    String address() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    Inbox inbox() {
        return inbox;
    }

    /** From now on another home sends. */
    void begin(Inbox next) {
        inbox = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            // A sender that is killed while it sends leaves a body that ends too early.
            if (body.length == Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length"))) {
                inbox.take(
                        exchange.getRequestHeaders().getFirst("webhook-id"), new String(body, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(NO_CONTENT, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
