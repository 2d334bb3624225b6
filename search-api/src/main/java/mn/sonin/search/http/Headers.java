package mn.sonin.search.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.regex.Pattern;

/** What every answer says to the browser that receives it. */
final class Headers {
    /** Nothing but our own files, no script in the page itself, no frame around it. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    /** By name, on every answer, also on those that no route gave. */
    static final Map<String, String> COMMON = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()",
            "Cross-Origin-Opener-Policy", "same-origin");

    /** What pages of other sites may read: the API, its description and the feeds. */
    private static final Pattern OPEN =
            Pattern.compile("/api/.*|/openapi\\.json|/feed\\.\\w+|/digests\\.atom|/saved/[^/]+/feed\\.\\w+");

    private Headers() {}

    static void common(Context context) {
        COMMON.forEach(context::header);
        if (OPEN.matcher(context.path()).matches()) {
            reading(context);
            if (context.method().equals(HandlerType.OPTIONS)) {
                preflight(context);
            }
        }
    }

    /** Any site may read the API from a reader's browser; writing needs a token that only its holder can send. */
    private static void reading(Context context) {
        context.header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "ETag, Link, RateLimit, RateLimit-Policy, Retry-After")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** A kept page may look as it did, as far as one file goes, and do nothing: no script, no form, no other host. */
    static void foreign(Context context) {
        context.header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
                                + "form-action 'none'; base-uri 'none'; frame-ancestors 'self'")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("X-Robots-Tag", "noindex");
    }

    private static void preflight(Context context) {
        context.header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Headers", "Accept, If-None-Match")
                .header("Access-Control-Max-Age", "86400")
                .status(204)
                .skipRemainingHandlers();
    }
}
