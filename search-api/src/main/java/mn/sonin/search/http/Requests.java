package mn.sonin.search.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From Javalin's request to ours. */
final class Requests {
    private Requests() {}

    /**
     * A request.
     *
     * @param body whether its body is read; it can be read once
     * @throws ContentTooLargeResponse where the body is larger than allowed
     */
    static Asked read(Context context, boolean body) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        // Before a route is matched there is no path to take parts from.
        if (!context.endpoints().list().isEmpty()) {
            context.queryParamMap().forEach((name, values) -> {
                // A trailing "&" is no parameter.
                if (!name.isEmpty()) {
                    given.put(name, List.copyOf(values));
                }
            });
            context.pathParamMap().forEach((name, value) -> given.put(name, List.of(value)));
        }
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Asked(
                context.path(),
                Optional.ofNullable(context.queryString()).orElse(""),
                given,
                headers,
                context.cookieMap(),
                body ? body(context) : "",
                context.ip());
    }

    /** Whatever length it is said to have: one that is sent in chunks (RFC 9112, 7.1) says none. */
    private static String body(Context context) {
        try {
            byte[] bytes = context.bodyInputStream().readNBytes(HttpServer.BODY_BYTES + 1);
            if (bytes.length > HttpServer.BODY_BYTES) {
                throw new ContentTooLargeResponse();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadRequestResponse("The request's body broke off.");
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
