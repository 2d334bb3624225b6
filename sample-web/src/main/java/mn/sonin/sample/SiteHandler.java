package mn.sonin.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Carries requests to sites and answers back: moods, validators (RFC 9110, 13) and bytes. */
final class SiteHandler extends Handler.Abstract {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final Map<Connector, SampleSite> sites;

    SiteHandler(Map<Connector, SampleSite> sites) {
        this.sites = Map.copyOf(sites);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SampleSite site = sites.get(request.getConnectionMetaData().getConnector());
        if (site == null) {
            return false;
        }
        site.enter();
        int status = answered(site, request, response, callback);
        site.leave(new SampleSite.Asked(
                request.getHttpURI().getPathQuery(),
                status,
                Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT))
                        .orElse("")));
        return true;
    }

    private static int answered(SampleSite site, Request request, Response response, Callback callback) {
        switch (site.mood()) {
            case Mood.Answers answers -> {
                answers.retryAfter()
                        .ifPresent(wait ->
                                response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(wait.toSeconds())));
                return send(request, response, callback, answers.status(), "");
            }
            case Mood.Unreachable gone -> {
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.succeeded();
                return 0;
            }
            case Mood.Redesigned changed -> {
                return send(request, response, callback, redesigned(asked(site, request)));
            }
            case Mood.Well well -> {
                return send(request, response, callback, asked(site, request));
            }
            case Mood.Silent silent -> {
                return send(request, response, callback, asked(site, request));
            }
        }
    }

    private static Answer asked(SampleSite site, Request request) {
        if (!site.open() && site.id().equals("manaa")) {
            return Answer.refused();
        }
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValue());
        }
        return site.answer(decoded(request), query);
    }

    private static String decoded(Request request) {
        String path = request.getHttpURI().getDecodedPath();
        return path == null ? "/" : path;
    }

    private static Answer redesigned(Answer answer) {
        return answer.rewritten(answer.text().replaceAll("(class|id)=\"", "$1=\"v2-"));
    }

    private static int send(Request request, Response response, Callback callback, Answer answer) {
        byte[] body = bytes(answer);
        String tag = "\"" + digest(body) + "\"";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        if (answer.status() == 200) {
            response.getHeaders().put(HttpHeader.ETAG, tag);
            answer.modified().ifPresent(at -> response.getHeaders().put(HttpHeader.LAST_MODIFIED, http(at)));
            if (unchanged(request, tag, answer.modified())) {
                response.setStatus(304);
                response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
                callback.succeeded();
                return 304;
            }
        }
        return send(request, response, callback, answer.status(), body);
    }

    private static int send(Request request, Response response, Callback callback, int status, String text) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        return send(request, response, callback, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static int send(Request request, Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Integer.toString(body.length));
        ByteBuffer content = ByteBuffer.wrap(request.getMethod().equals("HEAD") ? new byte[0] : body);
        response.write(true, content, callback);
        return status;
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
