package mn.sonin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A {@code sonin serve} or {@code sonin demo} in a process of its own, asked over HTTP. */
final class Served implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

    private final Process process;
    private final BufferedReader out;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.address = URI.create(out.lines()
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow()
                .group());
    }

    /** Starts it, and waits until it answers. */
    static Served start(ProcessBuilder serve) throws IOException {
        return new Served(serve.redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(page(path).body());
    }

    HttpResponse<String> page(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    HttpResponse<String> post(String path, String token) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the server does not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }
}
