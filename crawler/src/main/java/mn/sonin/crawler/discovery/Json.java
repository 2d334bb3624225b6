package mn.sonin.crawler.discovery;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** JSON as sites write it. */
final class Json {
    /** Where the value of a field goes in a pattern: {@code {id}}. */
    static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

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

    /** This pattern with the entry's values for its fields; empty where one is missing. An entry that is a bare value fills any field. */
    static Optional<String> filled(String pattern, JsonNode entry) {
        Matcher fields = FIELD.matcher(pattern);
        boolean complete =
                fields.results().allMatch(field -> value(entry, field).isPresent());
        return complete
                ? Optional.of(FIELD.matcher(pattern)
                        .replaceAll(field ->
                                Matcher.quoteReplacement(value(entry, field).orElse(""))))
                : Optional.empty();
    }

    private static Optional<String> value(JsonNode entry, MatchResult field) {
        return entry.isValueNode() ? Optional.of(entry.asString()) : raw(entry, field.group(1));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? array.valueStream() : Stream.empty();
    }

    static String beginning(String text) {
        return Words.line(text.substring(0, Math.min(40, text.length()))).orElse("");
    }
}
