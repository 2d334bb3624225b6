package mn.sonin.crawler.discovery;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** JSON as sites write it. */
final class Json {
    private static final ObjectMapper READER = JsonMapper.builder().build();

    private Json() {}

    /** The tree, or empty where the text is no JSON. */
    static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(READER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The value of this field as plain text. */
    static Optional<String> plain(JsonNode node, String field) {
        return raw(node, field).flatMap(Words::plain);
    }

    /** The value of this field as it stands; empty for none, null, or a structure. */
    static Optional<String> raw(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asString()) : Optional.empty();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? array.valueStream() : Stream.empty();
    }

    static String beginning(String text) {
        return Words.line(text.substring(0, Math.min(40, text.length()))).orElse("");
    }
}
