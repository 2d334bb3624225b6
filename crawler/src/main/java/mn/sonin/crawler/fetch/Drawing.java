package mn.sonin.crawler.fetch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean loaded;
    private int open;

    /** Of the limit: what was used up, and since when more of it is; while the page waits for us, none is. */
    private Duration used = Duration.ZERO;

    private Instant since;
    private Optional<String> session = Optional.empty();
    private Optional<RuntimeException> broken = Optional.empty();
    private final ExecutorService answering = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("render-request-", 0).factory());

    /**
     * @param limit for the page's own part in it: the time in which nothing that it asked for has still to come
     */
    Drawing(Devtools devtools, PageRequests requests, Duration limit, Clock clock) {
        this.devtools = devtools;
        this.requests = requests;
        this.limit = limit;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The page as HTML once its scripts have come to rest, or as it stands at the limit; empty where it has not loaded by then. */
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
            used = limit.minus(left());
            since = clock.instant();
            open += requested;
            loaded |= hasLoaded;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Duration left() {
        return open > 0 ? limit.minus(used) : limit.minus(used).minus(Duration.between(since, clock.instant()));
    }

    /** Waits until nothing has been asked for in a while, and tells whether the page has loaded by then or by the end of the limit. */
    private boolean comesToRest() throws InterruptedException {
        lock.lock();
        try {
            boolean rests = false;
            while (!rests && left().isPositive()) {
                if (broken.isPresent()) {
                    throw broken.get();
                }
                boolean quiet = loaded && open == 0;
                long most = quiet ? QUIET.toNanos() : left().toNanos();
                rests = !changed.await(most, TimeUnit.NANOSECONDS) && quiet;
            }
            return loaded;
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
