package mn.sonin.search.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mn.sonin.search.http.Route;
import mn.sonin.search.library.Library;

/** The tools, and the two ways to reach them. Safe for use by several threads. */
public final class Toolbox {
    static final String INSTRUCTIONS = """
            Sonin is an archive of the news headlines of Mongolia, in Mongolian and English. A search in either language \
            finds both. Every answer names its source and how to cite it: give both to the reader, together with the \
            address of each article you rely on. A time whose basis is first-seen is when Sonin saw the article, since the \
            site gave none. In a timeline, a bucket marked outage was not watched: its low number means nothing.""";

    private final McpJsonMapper json = McpJsonDefaults.getMapper();
    private final List<Tool> tools;
    private final String version;

    private Toolbox(List<Tool> tools, String version) {
        this.tools = List.copyOf(tools);
        this.version = version;
    }

    /**
     * The tools that these routes make possible.
     *
     * @param version of the program
     * @param home the address readers use
     */
    public static Toolbox of(List<Route> routes, Library library, String version, Supplier<URI> home) {
        Referring referring = new Referring(library, home);
        List<Tool> tools = ToolKind.ALL.stream()
                .flatMap(kind -> routes.stream()
                        .filter(route -> route.id().equals(kind.route()))
                        .map(route -> new Tool(kind, route, referring)))
                .toList();
        return new Toolbox(tools, version);
    }

    /** The tools over HTTP: each request is answered by itself, and the server remembers nothing of a client. */
    public Route route() {
        Stateless stateless = new Stateless(json);
        McpServer.sync(stateless)
                .serverInfo("sonin", version)
                .instructions(INSTRUCTIONS)
                // the routes check what they are asked, all faults at once and with what to do
                .validateToolInputs(false)
                .tools(tools.stream().map(Tool::stateless).toList())
                .build();
        return new Route(
                "POST",
                "/mcp",
                "mcp",
                Route.Kind.PROTOCOL,
                "The archive as tools for an assistant (Model Context Protocol, streamable HTTP).",
                List.of(),
                "application/json",
                Optional.empty(),
                List.of(),
                false,
                stateless::answer);
    }

    /**
     * Answers on these streams, one JSON message a line, until the client closes its own.
     *
     * @param in what the client writes
     * @param out what it reads; nothing else may be written there
     */
    public void converse(InputStream in, OutputStream out) {
        EndOfStream end = new EndOfStream(in);
        McpSyncServer server = McpServer.sync(new StdioServerTransportProvider(json, end, out))
                .serverInfo("sonin", version)
                .instructions(INSTRUCTIONS)
                // the routes check what they are asked, all faults at once and with what to do
                .validateToolInputs(false)
                .tools(tools.stream().map(Tool::conversing).toArray(McpServerFeatures.SyncToolSpecification[]::new))
                .build();
        end.await();
        server.closeGracefully();
    }
}
