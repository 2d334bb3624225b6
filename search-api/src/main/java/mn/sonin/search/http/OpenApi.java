package mn.sonin.search.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The description of routes for programs, as an OpenAPI 3.1 document. */
public final class OpenApi {
    private OpenApi() {}

    /**
     * Describes those of the routes that programs use.
     *
     * @param version of the program
     * @param server the address readers use
     */
    public static Map<String, Object> describe(List<Route> routes, String version, String server) {
        Shapes shapes = new Shapes();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.described()) {
                paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                        .put(route.method().toLowerCase(Locale.ROOT), operation(route, shapes));
            }
        }
        shapes.of(Problem.class);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Sonin",
                        "version",
                        version,
                        "description",
                        "The archive of Mongolian and English news headlines on Mongolia.",
                        "license",
                        Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("servers", List.of(Map.of("url", server)));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        shapes.named(),
                        "securitySchemes",
                        Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private static Map<String, Object> operation(Route route, Shapes shapes) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.id());
        operation.put("summary", route.says());
        operation.put(
                "parameters",
                route.parameters().stream().map(OpenApi::parameter).toList());
        if (route.kind() == Route.Kind.WRITING) {
            operation.put("security", List.of(Map.of("token", List.of())));
        }
        Map<String, Object> schema =
                route.shape().<Map<String, Object>>map(shapes::of).orElse(Map.of("type", "string"));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                route.method().equals("POST") ? "201" : "200",
                Map.of("description", route.says(), "content", Map.of(mediaType(route), Map.of("schema", schema))));
        for (int status : route.failures()) {
            responses.put(
                    Integer.toString(status),
                    Map.of(
                            "description",
                            "The same, where something is wrong.",
                            "content",
                            Map.of(mediaType(route), Map.of("schema", schema))));
        }
        if (route.method().equals("GET") && route.tagged()) {
            responses.put("304", Map.of("description", "The client holds this answer already (If-None-Match)."));
        }
        Map<String, Object> problem = Map.of("schema", shapes.of(Problem.class));
        responses.put(
                "default",
                Map.of("description", "A problem (RFC 9457).", "content", Map.of("application/problem+json", problem)));
        operation.put("responses", responses);
        return operation;
    }

    private static String mediaType(Route route) {
        return route.mediaType().replaceAll(";.*", "");
    }

    private static Map<String, Object> parameter(Parameter<?> parameter) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", parameter.name());
        described.put("in", parameter.inPath() ? "path" : "query");
        described.put("description", parameter.says());
        described.put("required", parameter.inPath());
        described.put("schema", parameter.schema());
        if ("array".equals(parameter.schema().get("type"))) {
            described.put("style", "form");
            described.put("explode", false);
        }
        return described;
    }
}
