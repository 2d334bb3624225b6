package mn.sonin.archive.warc;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Exchange;
import org.netpreserve.jwarc.HttpMessage;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/** WARC files that other programs wrote, compressed or not. */
public final class ForeignWarc {
    private final Path file;
    private final WarcReader reader;
    private final long bodyLimit;
    private long reached;
    private int passedOver;
    private Optional<Question> asked = Optional.empty();
    /** Read, and perhaps followed by its request. */
    private Optional<Exchange> waiting = Optional.empty();

    private boolean brokeOff;
    private Optional<Step.End> over = Optional.empty();

    private ForeignWarc(Path file, WarcReader reader, long bodyLimit) {
        this.file = file;
        this.reader = reader;
        this.bodyLimit = bodyLimit;
    }

    /**
     * What there was in a file.
     *
     * @param given answers that were handed on
     * @param passedOver answers that are no HTTP, whose bodies are above the limit, or whose records are broken in themselves
     * @param stopped why the file is read no further, with its name and the offset; empty where it was read to its end
     */
    public record Answers(int given, int passedOver, Optional<String> stopped) {}

    private record Question(String target, Bytes head) {}

    /**
     * Reads the answers of a file in their order, each with its request where that stands right before or behind it; without one
     * the head of the request is empty. Records of other kinds are passed over. An answer that its writer cut short says so.
     *
     * @param bodyLimit bytes of a body, in its content encoding
     * @param each what it throws ends the reading and is thrown on
     * @throws IOException where the file cannot be opened
     */
    public static Answers read(Path file, long bodyLimit, Consumer<Exchange> each) throws IOException {
        int given = 0;
        try (WarcReader reader = opened(file)) {
            ForeignWarc foreign = new ForeignWarc(file, reader, bodyLimit);
            Step step = foreign.next();
            while (step instanceof Step.Read read) {
                given++;
                each.accept(read.exchange());
                step = foreign.next();
            }
            return new Answers(given, foreign.passedOver, ((Step.End) step).why());
        }
    }

    private static WarcReader opened(Path file) throws IOException {
        try {
            return new WarcReader(file);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private sealed interface Step {
        record Read(Exchange exchange) implements Step {}

        record End(Optional<String> why) implements Step {}
    }

    private Step next() {
        if (over.isPresent()) {
            return over.get();
        }
        try {
            Optional<WarcRecord> record = reader.next();
            while (record.isPresent()) {
                reached = reader.position();
                Optional<Exchange> before = take(record.get());
                if (before.isPresent()) {
                    return new Step.Read(before.get());
                }
                record = reader.next();
            }
            return brokeOff ? cut() : end(Optional.empty());
        } catch (EOFException e) {
            return cut();
        } catch (IOException | IllegalArgumentException | DateTimeException | NoSuchElementException e) {
            // The library reads the values of fields (lengths, dates, addresses) with parsers of their own exceptions.
            return end(Optional.of("%s: no WARC record after byte %d: %s".formatted(file, reached, e.getMessage())));
        }
    }

    private Step cut() {
        return end(Optional.of("%s: the file ends inside the record after byte %d".formatted(file, reached)));
    }

    /** The answer before this record, where that is complete now. */
    private Optional<Exchange> take(WarcRecord record) {
        brokeOff = false;
        if (record instanceof WarcRequest request) {
            question(request).ifPresent(this::put);
        } else if (record instanceof WarcResponse response) {
            Optional<Exchange> before = waiting;
            waiting = exchange(response);
            asked = Optional.empty();
            passedOver += waiting.isPresent() ? 0 : 1;
            return before;
        }
        return Optional.empty();
    }

    /** What was read before the end is handed on first. */
    private Step end(Optional<String> why) {
        Step.End end = new Step.End(why);
        over = Optional.of(end);
        Optional<Exchange> last = waiting;
        waiting = Optional.empty();
        return last.<Step>map(Step.Read::new).orElse(end);
    }

    /** Some programs write the request before its answer, others behind it. */
    private void put(Question question) {
        boolean behind = waiting.filter(answer ->
                        answer.requestHead().length() == 0 && answer.url().equals(question.target()))
                .isPresent();
        waiting = waiting.map(answer -> behind ? asked(answer, question.head()) : answer);
        asked = behind ? Optional.empty() : Optional.of(question);
    }

    private static Exchange asked(Exchange answer, Bytes request) {
        return new Exchange(
                answer.url(),
                answer.at(),
                answer.took(),
                answer.address(),
                request,
                answer.responseHead(),
                answer.body(),
                answer.truncated());
    }

    /**
     * Empty where the record is broken in itself; what follows it in the file is sound. Where nothing follows it, it is the file that
     * breaks off.
     */
    private Optional<Exchange> exchange(WarcResponse response) {
        try {
            HttpResponse http = response.http();
            Optional<String> truncated =
                    response.headers().first("WARC-Truncated").map(ForeignWarc::truncation);
            byte[] body = body(http, truncated.isPresent());
            return body.length > bodyLimit ? Optional.empty() : Optional.of(exchange(response, http, body, truncated));
        } catch (IOException | IllegalArgumentException | DateTimeException | NoSuchElementException broken) {
            brokeOff = broken instanceof EOFException;
            return Optional.empty();
        }
    }

    /** As far as it goes, where its writer says that it breaks off. */
    private byte[] body(HttpResponse http, boolean breaksOff) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream in = http.body().stream()) {
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0 && body.size() <= bodyLimit; read = in.read(some)) {
                body.write(some, 0, read);
            }
        } catch (EOFException e) {
            if (!breaksOff) {
                throw e;
            }
        }
        return body.toByteArray();
    }

    private Exchange exchange(WarcResponse response, HttpResponse http, byte[] body, Optional<String> truncated) {
        String target = target(response);
        return new Exchange(
                target,
                response.date(),
                Duration.ZERO,
                response.ipAddress().map(InetAddress::getHostAddress),
                asked.filter(question -> question.target().equals(target))
                        .map(Question::head)
                        .orElseGet(Bytes::none),
                head("HTTP/1.1 %d %s".formatted(http.status(), http.reason()), http),
                Bytes.owning(body),
                truncated);
    }

    private static String target(WarcTargetRecord record) {
        return Optional.ofNullable(record.target())
                .orElseThrow(() -> new NoSuchElementException("a record without WARC-Target-URI"));
    }

    private static String truncation(String reason) {
        String lower = reason.strip().toLowerCase(Locale.ROOT);
        return Exchange.TRUNCATED.contains(lower) ? lower : "unspecified";
    }

    private static Optional<Question> question(WarcRequest request) {
        try {
            HttpRequest http = request.http();
            return Optional.of(new Question(
                    target(request), head("%s %s HTTP/1.1".formatted(http.method(), http.target()), http)));
        } catch (IOException | IllegalArgumentException | NoSuchElementException broken) {
            return Optional.empty();
        }
    }

    /** Written anew: the first line as HTTP/1.1, the fields in their order, as the reader gives them. */
    private static Bytes head(String firstLine, HttpMessage message) {
        StringBuilder head = new StringBuilder(firstLine).append("\r\n");
        message.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return Bytes.owning(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
