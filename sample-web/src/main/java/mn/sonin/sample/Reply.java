package mn.sonin.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mn.sonin.sample.site.Answer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer as it goes over the wire to one request: validators (RFC 9110, 13), headers and bytes. */
final class Reply {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final int status;
    private final Map<String, String> headers;
    private final ByteBuffer body;

    private Reply(int status, Map<String, String> headers, ByteBuffer body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Reply to(Request request, Answer answer) {
        byte[] bytes = bytes(answer);
        Map<String, String> headers = new HashMap<>(answer.headers());
        if (answer.status() == 200) {
            String tag = "\"" + digest(bytes) + "\"";
            headers.put(HttpHeader.ETAG.asString(), tag);
            answer.modified().ifPresent(at -> headers.put(HttpHeader.LAST_MODIFIED.asString(), http(at)));
            if (unchanged(request, tag, answer.modified())) {
                return new Reply(304, headers, ByteBuffer.allocate(0));
            }
        }
        headers.put(HttpHeader.CONTENT_TYPE.asString(), answer.type());
        headers.put(HttpHeader.CONTENT_LENGTH.asString(), Integer.toString(bytes.length));
        boolean head = request.getMethod().equals("HEAD");
        return new Reply(answer.status(), headers, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(bytes));
    }

    int status() {
        return status;
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, body, callback);
    }

    /** If-None-Match has the last word; the date counts only without it (RFC 9110, 13.2.2). */
    private static boolean unchanged(Request request, String tag, Optional<OffsetDateTime> modified) {
        String tags = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
        if (tags != null) {
            return tags.contains(tag);
        }
        String since = request.getHeaders().get(HttpHeader.IF_MODIFIED_SINCE);
        return since != null
                && modified.flatMap(at -> since(since)
                                .map(then -> !at.truncatedTo(ChronoUnit.SECONDS).isAfter(then)))
                        .orElse(false);
    }

    /** A date that cannot be read is no condition. */
    private static Optional<OffsetDateTime> since(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written, HTTP_DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String http(OffsetDateTime moment) {
        String written = HTTP_DATE.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
        // RFC 9110, 5.6.7 wants two digits for the day; the JDK's format writes one.
        return written.charAt(6) == ' ' ? written.substring(0, 5) + "0" + written.substring(5) : written;
    }

    private static byte[] bytes(Answer answer) {
        byte[] plain = answer.text().getBytes(answer.charset());
        return answer.gzip() ? gzip(plain) : plain;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot gzip in memory", e);
        }
        return zipped.toByteArray();
    }

    private static String digest(byte[] body) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(sha, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
