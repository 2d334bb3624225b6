package mn.sonin.search.http;

import io.javalin.http.Context;
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

    static Asked read(Context context) {
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
                context.contentLength() > 0 ? context.body() : "",
                context.ip());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
