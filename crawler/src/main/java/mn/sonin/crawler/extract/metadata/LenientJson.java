package mn.sonin.crawler.extract.metadata;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as pages carry it: wrapped in comments, with raw line feeds in strings and commas too many. */
final class LenientJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LenientJson() {}

    /** The first value of the text; empty where even this reader cannot make sense of it. */
    static Optional<JsonNode> read(String text) {
        int object = text.indexOf('{');
        int array = text.indexOf('[');
        int start = object < 0 || (array >= 0 && array < object) ? array : object;
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readTree(text.substring(start)));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }
}
