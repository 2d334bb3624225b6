package mn.sonin.shards;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.indexer.Newsroom;
import tools.jackson.databind.JsonNode;

/**
 * As much of OpenSearch as an index is written by, in memory, over real HTTP. Nothing is searched in it; what it answers wrongly, and when, is the
 * test's.
 */
final class StubCluster implements AutoCloseable {
    private static final Pattern DOCUMENT = Pattern.compile("/([^/]+)/_doc/(.+)");
    private static final Pattern WRITING = Pattern.compile("/(.+)-writes/_bulk");

    private final HttpServer server;
    private final Map<String, Map<String, JsonNode>> indexes = new TreeMap<>();
    private final Map<String, String> aliases = new TreeMap<>();
    private final Map<String, String> nodes = new LinkedHashMap<>();
    private final ConcurrentLinkedDeque<Prepared> prepared = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Integer> itemStatuses = new ConcurrentLinkedDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Long> timeouts = new CopyOnWriteArrayList<>();

    /** An answer that is not what would be answered. */
    private record Prepared(Predicate<String> request, boolean doing, int status, String type, String body) {}

    StubCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", this::answer);
        server.start();
        node("node-1", Newsroom.WORDING.version());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A node has the plugin with this version of the analysis; empty for none. */
    void node(String name, String analysis) {
        nodes.put(name, analysis);
    }

    /** The next request that begins so, as in {@code POST /_aliases}, is answered with this. */
    void answerNext(String beginning, int status, String type, String body) {
        prepared.add(new Prepared(request -> request.startsWith(beginning), false, status, type, body));
    }

    /** The next request that begins so is carried out, and answered with this. */
    void loseNextAnswer(String beginning, int status) {
        prepared.add(new Prepared(request -> request.startsWith(beginning), true, status, "text/plain", "lost"));
    }

    /** The next documents are not taken, for this reason each. */
    void refuseNextDocuments(int... statuses) {
        for (int status : statuses) {
            itemStatuses.add(status);
        }
    }

    /** The requests so far, as in {@code POST /_aliases}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The milliseconds that each search so far was given. */
    List<Long> timeouts() {
        return List.copyOf(timeouts);
    }

    /** The indexes that there are. */
    List<String> indexes() {
        return List.copyOf(indexes.keySet());
    }

    /** The documents of the index in use under this alias, without what it has reached; by their ids. */
    Map<String, JsonNode> documents(String alias) {
        Map<String, JsonNode> documents =
                new TreeMap<>(indexes.getOrDefault(String.valueOf(aliases.get(alias)), Map.of()));
        documents.remove("reached");
        return documents;
    }

    /** The index in use under this alias says this of itself from now on. */
    void says(String alias, Stamp stamp) {
        Map<String, JsonNode> index = indexes.get(String.valueOf(aliases.get(alias)));
        if (index == null) {
            throw new IllegalStateException("there is no index " + alias);
        }
        index.put("reached", Cluster.JSON.valueToTree(Map.of("stamp", stamp.written())));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(request);
            Optional<Prepared> other = prepared.stream()
                    .filter(each -> each.request().test(request))
                    .findFirst();
            other.ifPresent(prepared::remove);
            other.filter(Prepared::doing).ifPresent(lost -> done(exchange, body));
            Prepared answer = other.orElseGet(() -> done(exchange, body));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Prepared done(HttpExchange exchange, String body) {
        Optional<?> answer =
                json(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
        return new Prepared(
                any -> true,
                true,
                answer.isPresent() ? 200 : 404,
                "application/json",
                Cluster.JSON.writeValueAsString(answer.isPresent() ? answer.get() : Map.of("error", "none")));
    }

    private Optional<?> json(String method, String path, String body) {
        Matcher document = DOCUMENT.matcher(path);
        Matcher writing = WRITING.matcher(path);
        if (path.startsWith("/_cluster/state")) {
            return Optional.of(Map.of("nodes", told()));
        } else if (path.startsWith("/_alias/")) {
            return Optional.ofNullable(aliases.get(path.substring("/_alias/".length())))
                    .map(index -> Map.of(index, Map.of()));
        } else if (path.endsWith("-*/_alias")) {
            Map<String, Object> all = new TreeMap<>(indexes);
            all.replaceAll((name, documents) -> Map.of());
            return Optional.of(all);
        } else if (path.equals("/_aliases")) {
            JsonNode actions = Cluster.JSON.readTree(body).path("actions");
            if (!indexes.keySet().containsAll(removed(actions))) {
                return Optional.empty();
            }
            actions.forEach(this::act);
            return Optional.of(Map.of("acknowledged", true));
        } else if (document.matches()) {
            String index = aliases.getOrDefault(document.group(1), document.group(1));
            return Optional.ofNullable(indexes.getOrDefault(index, Map.of()).get(document.group(2)))
                    .map(source -> Map.of("_source", source));
        } else if (writing.matches()) {
            return Optional.of(write(indexes.getOrDefault(writing.group(1), new TreeMap<>()), body.split("\n", -1)));
        } else if (path.endsWith("/_search")) {
            timeouts.add(Long.parseLong(
                    Cluster.JSON.readTree(body).path("timeout").asString().replace("ms", "")));
        } else if (method.equals("PUT")) {
            indexes.put(path.substring(1), new TreeMap<>());
        } else if (method.equals("DELETE")) {
            indexes.remove(path.substring(1));
        }
        return Optional.of(Map.of("acknowledged", true));
    }

    private Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        nodes.forEach((name, analysis) -> told.put(
                "id-of-" + name,
                Map.of(
                        "name",
                        name,
                        "attributes",
                        analysis.isEmpty() ? Map.of() : Map.of("mongolian_analysis", analysis))));
        return told;
    }

    private static List<String> removed(JsonNode actions) {
        return actions.valueStream()
                .map(action -> action.path("remove_index").path("index").asString(""))
                .filter(index -> !index.isEmpty())
                .toList();
    }

    private void act(JsonNode action) {
        JsonNode added = action.path("add");
        if (!added.isMissingNode()) {
            aliases.put(added.path("alias").asString(), added.path("index").asString());
        }
        JsonNode removed = action.path("remove_index");
        if (!removed.isMissingNode()) {
            indexes.remove(removed.path("index").asString());
        }
    }

    private Map<String, Object> write(Map<String, JsonNode> index, String[] lines) {
        List<Object> items = new ArrayList<>();
        boolean errors = false;
        for (int at = 0; at + 1 < lines.length; at += 2) {
            String id =
                    Cluster.JSON.readTree(lines[at]).path("index").path("_id").asString();
            Integer refused = itemStatuses.poll();
            if (refused == null) {
                index.put(id, Cluster.JSON.readTree(lines[at + 1]));
                items.add(Map.of("index", Map.of("_id", id, "status", 201)));
            } else {
                errors = true;
                items.add(Map.of("index", Map.of("_id", id, "status", refused, "error", Map.of("reason", "as told"))));
            }
        }
        return Map.of("errors", errors, "items", items);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
