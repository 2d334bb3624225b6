package mn.sonin.shards;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.Pause;
import mn.sonin.indexer.IndexException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.Request;
import org.opensearch.client.RequestOptions;
import org.opensearch.client.Response;
import org.opensearch.client.ResponseException;
import org.opensearch.client.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The nodes of a cluster, asked over HTTP; where one is away, another is asked. Safe for several threads.
 *
 * <p>OpenSearch would have its typed client used instead of this one, which comes with every release all the same: decision 028 says why not.
 */
@SuppressWarnings("deprecation")
final class Cluster implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private static final String LINES = "application/x-ndjson";
    private static final int NOT_FOUND = 404;
    private static final int ERROR = 400;

    /** Too many requests at once; shards or their manager away, as while another node takes a dead one's place. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /** Longer than a cluster takes to give a dead node's shards to the others. */
    private static final int TRIES = 60;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** OpenSearch itself takes a minute at most to answer, as for a new index. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final List<URI> addresses;
    private final int tries;
    private final Duration pause;
    private final RestClient client;

    /**
     * Nodes of one cluster; nothing is connected yet.
     *
     * @param addresses as in {@code https://search-1.example.mn:9200}
     * @param user empty for a cluster that asks for none
     * @param password of the user
     */
    Cluster(List<URI> addresses, Optional<String> user, Optional<String> password) {
        this(addresses, user, password, TRIES, PAUSE);
    }

    /**
     * The same.
     *
     * @param tries to change something before it is given up
     * @param pause between two of them
     */
    Cluster(List<URI> addresses, Optional<String> user, Optional<String> password, int tries, Duration pause) {
        this.addresses = List.copyOf(addresses);
        this.tries = tries;
        this.pause = pause;
        HttpHost[] hosts = addresses.stream()
                .map(address -> new HttpHost(address.getScheme(), address.getHost(), address.getPort()))
                .toArray(HttpHost[]::new);
        this.client = RestClient.builder(hosts)
                .setDefaultHeaders(user.map(name ->
                                new Header[] {new BasicHeader("Authorization", basic(name, password.orElse("")))})
                        .orElse(new Header[0]))
                .setRequestConfigCallback(config -> config.setResponseTimeout(Timeout.of(ANSWER)))
                .build();
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /**
     * Asks once.
     *
     * @param body maps, lists, texts and numbers; empty for none
     * @return the answer; empty where what was asked for is not there
     * @throws IndexException where no node can be asked, or the cluster refuses, with its reason
     */
    Optional<JsonNode> find(String method, String path, Map<String, ?> body) {
        return find(method, path, body, ANSWER);
    }

    /**
     * Asks once, as above.
     *
     * @param within after which a node that says nothing is given up, and another one asked
     */
    Optional<JsonNode> find(String method, String path, Map<String, ?> body, Duration within) {
        Request request = new Request(method, path);
        request.setOptions(answering(within));
        if (!body.isEmpty()) {
            request.setEntity(new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON));
        }
        try {
            return Optional.of(answered(request));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused(method, path, e);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /**
     * Asks once for what has to be there.
     *
     * @throws IndexException as {@link #find}, and where it is not there
     */
    JsonNode ask(String method, String path, Map<String, ?> body) {
        return ask(method, path, body, ANSWER);
    }

    /**
     * Asks once, as above.
     *
     * @param within as {@link #find} has it
     */
    JsonNode ask(String method, String path, Map<String, ?> body, Duration within) {
        return find(method, path, body, within)
                .orElseThrow(
                        () -> new IndexException("%s: there is nothing at %s; \"sonin rebuild index\" makes the index"
                                .formatted(named(), path)));
    }

    /**
     * Changes something, or asks for what has to be known before it; where the cluster cannot just now, waits and does it again, so the change must be one that may be made twice.
     *
     * @param body one line or several
     * @param lines whether the body is several lines
     * @throws IndexException where it cannot be made for long, or is refused, with the reason
     */
    JsonNode change(String method, String path, String body, boolean lines) {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            ContentType type = lines ? ContentType.create(LINES, StandardCharsets.UTF_8) : ContentType.APPLICATION_JSON;
            request.setEntity(new StringEntity(body, type));
        }
        for (int tried = 1; ; tried++) {
            try {
                return answered(request);
            } catch (ResponseException e) {
                if (!PASSING.contains(e.getResponse().getStatusLine().getStatusCode()) || !again(tried, e)) {
                    throw refused(method, path, e);
                }
            } catch (IOException e) {
                if (!again(tried, e)) {
                    throw away(e);
                }
            }
        }
    }

    /** Waits before another try; false where it is time to give up. */
    boolean again(int tried, Exception reason) {
        if (tried >= tries) {
            return false;
        }
        if (tried == 1) {
            LOG.warn("index=away cluster={} action=waiting reason=\"{}\"", named(), reason.getMessage());
        }
        return Pause.over(pause);
    }

    private static RequestOptions answering(Duration within) {
        RequestOptions.Builder options = RequestOptions.DEFAULT.toBuilder();
        options.setRequestConfig(RequestConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setResponseTimeout(Timeout.of(within))
                .build());
        return options.build();
    }

    /** What is no JSON comes from something that stands before the cluster; the client itself has exceptions of other kinds too. */
    private JsonNode answered(Request request) throws IOException {
        try {
            return read(client.performRequest(request));
        } catch (RuntimeException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static JsonNode read(Response response) throws IOException {
        if (response.getEntity() == null) {
            return JSON.createObjectNode();
        }
        try (InputStream body = response.getEntity().getContent()) {
            return JSON.readTree(body);
        }
    }

    private IndexException refused(String method, String path, ResponseException e) {
        int status = e.getResponse().getStatusLine().getStatusCode();
        String what = status >= ERROR && status < 500 ? "refuses" : "cannot do";
        return new IndexException("%s %s %s %s: %s".formatted(named(), what, method, path, reason(e)), e);
    }

    /** What the cluster says: the innermost cause is what happened. */
    private static String reason(ResponseException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        int json = message.indexOf('{');
        if (json < 0) {
            return message;
        }
        try {
            JsonNode error = JSON.readTree(message.substring(json)).path("error");
            JsonNode cause = error.path("root_cause").path(0);
            return cause.path("reason").asString(error.path("reason").asString(message));
        } catch (JacksonException notJson) {
            return message;
        }
    }

    private IndexException away(IOException e) {
        return new IndexException(
                "%s: the OpenSearch cluster cannot be reached: %s; look whether it runs, and at opensearch.urls in sonin.yaml; nothing is lost"
                        .formatted(named(), e),
                e);
    }

    /** Where the cluster is, for people. */
    String named() {
        return String.join(", ", addresses.stream().map(URI::toString).toList());
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new IndexException(named() + ": the connection cannot be closed: " + e.getMessage(), e);
        }
    }
}
