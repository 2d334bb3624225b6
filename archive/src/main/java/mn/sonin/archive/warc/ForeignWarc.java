package mn.sonin.archive.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Exchange;
import org.netpreserve.jwarc.HttpMessage;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;

/** WARC files that other programs wrote, compressed or not. */
public final class ForeignWarc {
    private ForeignWarc() {}

    /**
     * Reads the answers of a file in their order. Records of other kinds are passed over, as are answers that are no HTTP and
     * bodies above the limit.
     *
     * @param bodyLimit bytes of a body, in its content encoding
     * @return how many answers were given to {@code each}
     * @throws IOException where the file is missing, or no WARC file from some place on; the message names file and offset
     */
    public static int read(Path file, long bodyLimit, Consumer<Exchange> each) throws IOException {
        int answers = 0;
        long reached = 0;
        try (WarcReader reader = new WarcReader(file)) {
            Optional<WarcRequest> asked = Optional.empty();
            Optional<Bytes> question = Optional.empty();
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                reached = reader.position();
                if (next.get() instanceof WarcRequest request) {
                    asked = Optional.of(request);
                    question = Optional.of(head(request));
                } else if (next.get() instanceof WarcResponse response) {
                    boolean together = asked.filter(request -> request.target().equals(response.target()))
                            .isPresent();
                    Optional<Exchange> exchange = exchange(response, together ? question : Optional.empty(), bodyLimit);
                    exchange.ifPresent(each);
                    answers += exchange.isPresent() ? 1 : 0;
                }
            }
            return answers;
        } catch (EOFException e) {
            throw new IOException("%s: the file ends inside the record after byte %d".formatted(file, reached), e);
        } catch (ParsingException | IllegalArgumentException | DateTimeException | NoSuchElementException e) {
            // The library reads the values of fields (lengths, dates, addresses) with parsers of their own exceptions.
            throw new IOException("%s: no WARC record after byte %d: %s".formatted(file, reached, e.getMessage()), e);
        }
    }

    private static Optional<Exchange> exchange(WarcResponse response, Optional<Bytes> question, long bodyLimit)
            throws IOException {
        HttpResponse http;
        try {
            http = response.http();
        } catch (ParsingException noHttp) {
            return Optional.empty();
        }
        try (InputStream in = http.body().stream()) {
            byte[] body = in.readNBytes(Math.toIntExact(Math.min(bodyLimit + 1, Integer.MAX_VALUE - 8)));
            return body.length > bodyLimit ? Optional.empty() : Optional.of(exchange(response, http, question, body));
        }
    }

    private static Exchange exchange(WarcResponse response, HttpResponse http, Optional<Bytes> question, byte[] body)
            throws IOException {
        Instant at = response.date();
        return new Exchange(
                response.target(),
                at,
                Duration.ZERO,
                response.ipAddress().map(InetAddress::getHostAddress),
                question.orElseGet(() -> Bytes.utf8("GET %s HTTP/1.1\r\n\r\n".formatted(response.target()))),
                head("HTTP/1.1 %d %s".formatted(http.status(), http.reason()), http),
                Bytes.owning(body),
                Optional.empty());
    }

    private static Bytes head(WarcRequest request) throws IOException {
        try {
            HttpRequest http = request.http();
            return head("%s %s HTTP/1.1".formatted(http.method(), http.target()), http);
        } catch (ParsingException noHttp) {
            return Bytes.utf8("GET %s HTTP/1.1\r\n\r\n".formatted(request.target()));
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
