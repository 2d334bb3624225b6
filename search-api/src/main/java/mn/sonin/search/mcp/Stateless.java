package mn.sonin.search.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The protocol's streamable HTTP, each message one request and one JSON answer: what only reads needs no sessions
 * (Model Context Protocol 2025-11-25, Transports).
 */
final class Stateless implements McpStatelessServerTransport {
    private final McpJsonMapper json;
    private volatile @Nullable McpStatelessServerHandler handler;

    Stateless(McpJsonMapper json) {
        this.json = json;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        this.handler = handler;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    Reply answer(Asked asked) {
        McpStatelessServerHandler server = handler;
        if (server == null) {
            throw new IllegalStateException("no server was built on this transport");
        }
        if (foreign(asked)) {
            return new Reply.Refused(Problem.of(
                    403,
                    "Not for pages of other sites",
                    "The tools answer programs, and pages of this server; the request came from a page of \"%s\"."
                            .formatted(asked.header("Origin").orElse(""))));
        }
        try {
            return switch (McpSchema.deserializeJsonRpcMessage(json, asked.body())) {
                case McpSchema.JSONRPCRequest request -> answered(server, request);
                case McpSchema.JSONRPCNotification notification -> {
                    server.handleNotification(McpTransportContext.EMPTY, notification)
                            .block();
                    yield new Reply.Text(202, "application/json", "", Map.of());
                }
                case McpSchema.JSONRPCMessage other -> unreadable("a request or a notification");
            };
        } catch (IOException | IllegalArgumentException e) {
            return unreadable("a JSON-RPC message");
        }
    }

    private Reply answered(McpStatelessServerHandler server, McpSchema.JSONRPCRequest request) throws IOException {
        McpSchema.JSONRPCResponse response =
                server.handleRequest(McpTransportContext.EMPTY, request).block();
        return new Reply.Text(200, "application/json", json.writeValueAsString(response), Map.of());
    }

    private static Reply unreadable(String expected) {
        return new Reply.Refused(
                Problem.of(400, "Not understood", "The body must be %s (Model Context Protocol).".formatted(expected)));
    }

    /** The tools are not for scripts of other sites (Model Context Protocol, Transports, Security: servers must check Origin). */
    private static boolean foreign(Asked asked) {
        Optional<String> origin = asked.header("Origin").map(Stateless::authority);
        return origin.isPresent() && !origin.equals(asked.header("Host"));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return origin;
        }
    }
}
