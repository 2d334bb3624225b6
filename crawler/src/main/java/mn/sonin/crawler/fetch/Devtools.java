package mn.sonin.crawler.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A running Chromium, spoken to over its DevTools protocol. */
final class Devtools implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LISTENING = "DevTools listening on ";
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final Process process;
    private final HttpClient client;
    private final WebSocket socket;
    private final Replies replies;
    private final Duration patience;
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicInteger last = new AtomicInteger();

    private Devtools(Process process, HttpClient client, WebSocket socket, Replies replies, Duration patience) {
        this.process = process;
        this.client = client;
        this.socket = socket;
        this.replies = replies;
        this.patience = patience;
    }

    /** Starts the browser; the caller closes it. */
    static Devtools start(List<String> command, Duration patience) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpClient client = HttpClient.newHttpClient();
        boolean started = false;
        try {
            Replies replies = new Replies();
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(address(process, patience), replies)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            started = true;
            return new Devtools(process, client, socket, replies, patience);
        } catch (ExecutionException | TimeoutException | IllegalArgumentException failed) {
            throw new IOException(failed.getMessage(), failed);
        } finally {
            if (!started) {
                stop(process, client);
            }
        }
    }

    private static URI address(Process process, Duration patience) throws IOException, InterruptedException {
        CompletableFuture<String> found = new CompletableFuture<>();
        Thread.ofVirtual().name("browser-errors").start(() -> listen(process, found));
        try {
            return URI.create(found.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            throw new IOException(
                    silent.getCause() == null
                            ? "it did not say where it listens"
                            : silent.getCause().getMessage(),
                    silent);
        }
    }

    /** Until the end, so that it never waits for a reader of its complaints. */
    private static void listen(Process process, CompletableFuture<String> found) {
        StringBuilder complaints = new StringBuilder();
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                if (line.startsWith(LISTENING)) {
                    found.complete(line.substring(LISTENING.length()).strip());
                } else if (!found.isDone()) {
                    complaints.append(line).append(' ');
                }
            }
            found.completeExceptionally(
                    new IOException("it ended at once: " + complaints.toString().strip()));
        } catch (IOException gone) {
            found.completeExceptionally(gone);
        }
    }

    static ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    /** Who hears of events: the method's name and its parameters. Must not block. */
    void onEvent(BiConsumer<String, JsonNode> listener) {
        replies.listener = Optional.of(listener);
    }

    /**
     * Gives an order and waits for what it came to.
     *
     * @param session of the page it is for; empty for the browser itself
     */
    JsonNode order(Optional<String> session, String method, ObjectNode parameters)
            throws IOException, InterruptedException {
        ObjectNode message = JSON.createObjectNode();
        int id = last.incrementAndGet();
        message.put("id", id).put("method", method).set("params", parameters);
        session.ifPresent(page -> message.put("sessionId", page));
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        replies.waiting.put(id, reply);
        try {
            send(message.toString());
            return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("%s came to nothing: %s".formatted(method, failed), failed);
        } finally {
            replies.waiting.remove(id);
        }
    }

    /** One message after the other: a WebSocket takes no second one before the first has gone. */
    private void send(String message) throws ExecutionException, TimeoutException, InterruptedException {
        sending.lockInterruptibly();
        try {
            socket.sendText(message, true).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void close() {
        socket.abort();
        stop(process, client);
    }

    private static void stop(Process process, HttpClient client) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        // Their folder is deleted next: none of them may write into it any more.
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LEAVING.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        client.shutdownNow();
    }

    /** Sorts what the browser says into replies and events. */
    private static final class Replies implements WebSocket.Listener {
        final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        volatile Optional<BiConsumer<String, JsonNode>> listener = Optional.empty();
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean end) {
            parts.append(part);
            if (end) {
                JsonNode message = JSON.readTree(parts.toString());
                parts.setLength(0);
                hear(message);
            }
            socket.request(1);
            return CompletableFuture.completedStage(socket);
        }

        private void hear(JsonNode message) {
            CompletableFuture<JsonNode> reply =
                    message.has("id") ? waiting.get(message.path("id").asInt()) : null;
            if (reply == null) {
                listener.ifPresent(heard -> heard.accept(message.path("method").asString(""), message.path("params")));
            } else if (message.has("error")) {
                reply.completeExceptionally(
                        new IOException(message.path("error").path("message").asString("")));
            } else {
                reply.complete(message.path("result"));
            }
        }
    }
}
