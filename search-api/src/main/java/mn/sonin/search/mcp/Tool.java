package mn.sonin.search.mcp;

import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mn.sonin.archive.ArchiveException;
import mn.sonin.indexer.IndexException;
import mn.sonin.search.http.Json;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One route, offered as a tool. */
final class Tool {
    private static final Logger LOG = LoggerFactory.getLogger(Tool.class);

    private final ToolKind kind;
    private final Route route;
    private final Referring referring;

    Tool(ToolKind kind, Route route, Referring referring) {
        this.kind = kind;
        this.route = route;
        this.referring = referring;
    }

    McpStatelessServerFeatures.SyncToolSpecification stateless() {
        return new McpStatelessServerFeatures.SyncToolSpecification(
                described(),
                (context, request) ->
                        call(Optional.ofNullable(request.arguments()).orElse(Map.of())));
    }

    McpServerFeatures.SyncToolSpecification conversing() {
        return new McpServerFeatures.SyncToolSpecification(
                described(),
                (exchange, request) ->
                        call(Optional.ofNullable(request.arguments()).orElse(Map.of())));
    }

    private McpSchema.Tool described() {
        return McpSchema.Tool.builder(kind.name(), schema())
                .description(kind.says())
                .annotations(McpSchema.ToolAnnotations.builder()
                        .readOnlyHint(!kind.writes())
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
    }

    private Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Parameter<?> parameter : route.parameters()) {
            Map<String, Object> property = new LinkedHashMap<>(parameter.schema());
            property.put("description", parameter.says());
            if (kind.presets().containsKey(parameter.name())) {
                property.put("default", kind.presets().get(parameter.name()));
            }
            properties.put(parameter.name(), property);
        }
        List<String> required = route.parameters().stream()
                .filter(Parameter::inPath)
                .map(Parameter::name)
                .toList();
        return Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    /** What the archive cannot do is an answer for the assistant, in the words of the HTTP API, not a failure of the protocol. */
    private CallToolResult call(Map<String, Object> arguments) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        kind.presets().forEach((name, value) -> given.put(name, List.of(value)));
        arguments.forEach((name, value) -> given.put(name, texts(value)));
        // Assistants fill what they need not give with null.
        given.values().removeIf(List::isEmpty);
        try {
            return switch (route.ask(given)) {
                case Reply.Json found -> found(Json.tree(found.value()), given);
                case Reply.Refused refused -> refused(refused.problem().detail());
                case Reply other -> throw new IllegalStateException(route.id() + " answered " + other);
            };
        } catch (IndexException | ArchiveException away) {
            LOG.error("tool name={} outcome=unavailable reason=\"{}\"", kind.name(), away.getMessage());
            return refused(Problem.away().detail());
        }
    }

    private CallToolResult found(JsonNode answer, Map<String, List<String>> given) {
        JsonNode told = referring.with(kind, answer, route, given);
        return CallToolResult.builder()
                .structuredContent(told)
                .addTextContent(told.toString())
                .build();
    }

    private static CallToolResult refused(String detail) {
        return CallToolResult.builder().isError(true).addTextContent(detail).build();
    }

    private static List<String> texts(Object value) {
        Collection<?> several = value instanceof Collection<?> all ? all : Collections.singletonList(value);
        return several.stream().filter(Objects::nonNull).map(String::valueOf).toList();
    }
}
