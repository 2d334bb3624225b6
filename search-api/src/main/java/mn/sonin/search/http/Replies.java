package mn.sonin.search.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From our replies to Javalin's. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    /** A year, the longest that RFC 9111 readers agree on. */
    private static final int YEAR = 365 * 24 * 3600;

    private Replies() {}

    static void send(Context context, Reply.Json json) {
        json.headers().forEach(context::header);
        checked(context, json.status(), "application/json", Json.write(json.value()));
    }

    static void send(Context context, Reply.Text text) {
        text.headers().forEach(context::header);
        checked(context, text.status(), text.mediaType(), text.text());
    }

    static void send(Context context, Reply.File file) {
        context.header("Cache-Control", "public, max-age=%d, immutable".formatted(YEAR))
                .contentType(file.mediaType())
                .result(file.bytes().toArray());
    }

    static void send(Context context, Reply.Kept kept) {
        Headers.foreign(context);
        context.contentType(kept.mediaType()).result(kept.bytes().toArray());
    }

    static void send(Context context, Reply.Streamed streamed) {
        context.contentType(streamed.mediaType())
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(streamed.fileName()));
        OutputStream out = context.outputStream();
        try {
            streamed.writing().to(out);
            out.close();
        } catch (IOException e) {
            LOG.info("download file={} outcome=aborted reason=\"{}\"", streamed.fileName(), e.getMessage());
            cutOff(context);
        } catch (RuntimeException e) {
            LOG.error("download file={} outcome=error", streamed.fileName(), e);
            cutOff(context);
        }
    }

    /** Ends the connection, for a client would take an answer that merely ends for a whole one. */
    private static void cutOff(Context context) {
        try {
            context.res().sendError(-1);
        } catch (IOException e) {
            LOG.debug("download connection=gone reason=\"{}\"", e.getMessage());
        }
    }

    static void send(Context context, Reply.Elsewhere elsewhere) {
        for (Map.Entry<String, String> entry : elsewhere.cookies().entrySet()) {
            Cookie cookie = new Cookie(entry.getKey(), entry.getValue(), "/", YEAR);
            cookie.setSameSite(SameSite.LAX);
            cookie.setHttpOnly(true);
            context.cookie(cookie);
        }
        context.redirect(elsewhere.address(), HttpStatus.SEE_OTHER);
    }

    /** Sends a body as UTF-8, which the server would not choose for XML by itself; or 304 where the client holds it already (RFC 9110, 13.1.2). */
    private static void checked(Context context, int status, String mediaType, String body) {
        boolean reading =
                context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD);
        if (status != 200 || !reading) {
            context.status(status).contentType(mediaType).result(Requests.bytes(body));
            return;
        }
        String tag = tag(body);
        context.header("ETag", tag);
        if (context.res().getHeader("Cache-Control") == null) {
            context.header("Cache-Control", "no-cache");
        }
        if (holds(context, tag)) {
            context.status(304);
        } else {
            context.status(200).contentType(mediaType).result(Requests.bytes(body));
        }
    }

    private static boolean holds(Context context, String tag) {
        String held = Optional.ofNullable(context.header("If-None-Match")).orElse("");
        return held.strip().equals("*") || held.contains(tag);
    }

    /** Weak, for the bytes on the wire depend on their compression. */
    private static String tag(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Requests.bytes(body));
            return "W/\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, 22) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
