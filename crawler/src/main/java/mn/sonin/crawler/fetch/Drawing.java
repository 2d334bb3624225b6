package mn.sonin.crawler.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Captures.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One page drawn in one browser; once it is closed, nothing is asked for any more. */
final class Drawing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);

    /** After this long without a request a page is taken for finished. */
    private static final Duration QUIET = Duration.ofMillis(700);

    /** They describe the body as it was on the wire, or belong to nobody here. */
    private static final Set<String> DROPPED =
            Set.of("content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection", "keep-alive");

    private final Devtools devtools;
    private final PageRequests requests;
    private final Duration limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean loaded;
    private int open;
    private Optional<String> session = Optional.empty();
    private Optional<RuntimeException> broken = Optional.empty();
    private final ExecutorService answering = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("render-request-", 0).factory());

    Drawing(Devtools devtools, PageRequests requests, Duration limit) {
        this.devtools = devtools;
        this.requests = requests;
        this.limit = limit;
    }

    /** The page as HTML once its scripts have come to rest; empty where they do not within the limit. */
    Optional<String> draw(String url) throws IOException, InterruptedException {
        ObjectNode blank = Devtools.parameters().put("url", "about:blank");
        String target = order(Optional.empty(), "Target.createTarget", blank)
                .path("targetId")
                .asString("");
        ObjectNode attach = Devtools.parameters().put("targetId", target).put("flatten", true);
        session = Optional.of(order(Optional.empty(), "Target.attachToTarget", attach)
                .path("sessionId")
                .asString(""));
        devtools.onEvent(this::hear);
        order(session, "Page.enable", Devtools.parameters());
        order(session, "Fetch.enable", Devtools.parameters());
        order(session, "Page.navigate", Devtools.parameters().put("url", url));
        return comesToRest() ? Optional.of(html()) : Optional.empty();
    }

    private String html() throws IOException, InterruptedException {
        ObjectNode expression = Devtools.parameters()
                .put("expression", "'<!DOCTYPE html>' + document.documentElement.outerHTML")
                .put("returnByValue", true);
        return order(session, "Runtime.evaluate", expression)
                .path("result")
                .path("value")
                .asString("");
    }

    private JsonNode order(Optional<String> page, String method, ObjectNode parameters)
            throws IOException, InterruptedException {
        return devtools.order(page, method, parameters);
    }

    private void hear(String method, JsonNode event) {
        switch (method) {
            case "Page.loadEventFired" -> note(0, true);
            case "Fetch.requestPaused" -> {
                note(1, false);
                answering.execute(() -> answer(event));
            }
            default -> LOG.trace("browser event={}", method);
        }
    }

    private void answer(JsonNode event) {
        JsonNode asked = event.path("request");
        try {
            Optional<Answer> answer = requests.answer(
                    event.path("resourceType").asString(""),
                    asked.path("method").asString(""),
                    asked.path("url").asString(""));
            hand(event.path("requestId").asString(""), answer);
        } catch (IOException gone) {
            LOG.debug("browser left url={} reason=\"{}\"", asked.path("url").asString(""), gone.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            breakOff(failed);
        } finally {
            note(-1, false);
        }
    }

    /** What could not be kept ends the drawing, as it would end a fetch. */
    private void breakOff(RuntimeException failed) {
        lock.lock();
        try {
            broken = broken.or(() -> Optional.of(failed));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void hand(String id, Optional<Answer> answer) throws IOException, InterruptedException {
        ObjectNode parameters = Devtools.parameters().put("requestId", id);
        if (answer.isEmpty()) {
            order(session, "Fetch.failRequest", parameters.put("errorReason", "BlockedByClient"));
            return;
        }
        ArrayNode headers =
                parameters.put("responseCode", answer.get().status()).putArray("responseHeaders");
        for (Header header : answer.get().headers()) {
            if (!DROPPED.contains(header.name().toLowerCase(Locale.ROOT))) {
                headers.addObject().put("name", header.name()).put("value", header.value());
            }
        }
        parameters.put(
                "body", Base64.getEncoder().encodeToString(answer.get().body().toArray()));
        order(session, "Fetch.fulfillRequest", parameters);
    }

    private void note(int requested, boolean hasLoaded) {
        lock.lock();
        try {
            open += requested;
            loaded |= hasLoaded;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Loaded, nothing asked for, and that for a while. */
    private boolean comesToRest() throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        lock.lock();
        try {
            while (System.nanoTime() < end) {
                if (broken.isPresent()) {
                    throw broken.get();
                }
                boolean quiet = loaded && open == 0;
                long most = quiet ? QUIET.toNanos() : end - System.nanoTime();
                boolean happened = changed.await(most, TimeUnit.NANOSECONDS);
                if (quiet && !happened) {
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        answering.shutdownNow();
        answering.close();
    }
}
