package mn.sonin.archive.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@link Content} as JSON, every value with its basis. The body text itself stands in a table of its own; here are only its
 * basis and detail. Written out by hand: this format is kept for good.
 */
final class ContentText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ContentText() {}

    static String write(Content content) {
        ObjectNode json = JSON.createObjectNode();
        json.set("title", attested(content.title()));
        content.subtitle().ifPresent(value -> json.set("subtitle", attested(value)));
        content.summary().ifPresent(value -> json.set("summary", attested(value)));
        content.text().ifPresent(value -> json.set("text", basis(value)));
        list(json, "authors", content.authors());
        list(json, "agencies", content.agencies());
        content.origin().ifPresent(value -> json.set("origin", attested(value)));
        content.published().ifPresent(value -> json.set("published", moment(value)));
        content.modified().ifPresent(value -> json.set("modified", moment(value)));
        json.set("language", attested(content.language()));
        return JSON.writeValueAsString(json);
    }

    private static void list(ObjectNode json, String name, List<Attested<String>> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(name);
            values.forEach(value -> array.add(attested(value)));
        }
    }

    private static ObjectNode attested(Attested<String> value) {
        return basis(value).put("value", value.value());
    }

    private static ObjectNode moment(Attested<Moment> value) {
        return basis(value)
                .put("value", value.value().at().toString())
                .put("precision", word(value.value().precision()));
    }

    private static ObjectNode basis(Attested<?> value) {
        ObjectNode json = JSON.createObjectNode().put("basis", value.basis().word());
        if (!value.detail().isEmpty()) {
            json.put("detail", value.detail());
        }
        return json;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Content read(String text, Optional<String> body) {
        JsonNode json = JSON.readTree(text);
        return new Content(
                attested(json.required("title")),
                json.optional("subtitle").map(ContentText::attested),
                json.optional("summary").map(ContentText::attested),
                json.optional("text").map(value -> attested(value, body.orElse(""))),
                list(json, "authors"),
                list(json, "agencies"),
                json.optional("origin").map(ContentText::attested),
                json.optional("published").map(ContentText::moment),
                json.optional("modified").map(ContentText::moment),
                attested(json.required("language")));
    }

    /** The authors alone. */
    static List<String> authors(String text) {
        return list(JSON.readTree(text), "authors").stream()
                .map(Attested::value)
                .toList();
    }

    private static List<Attested<String>> list(JsonNode json, String name) {
        return json.optional(name).stream()
                .flatMap(array -> array.values().stream())
                .map(ContentText::attested)
                .toList();
    }

    private static Attested<String> attested(JsonNode json) {
        return attested(json, json.required("value").asString());
    }

    private static Attested<Moment> moment(JsonNode json) {
        String precision = json.required("precision").asString().toUpperCase(Locale.ROOT);
        OffsetDateTime at = OffsetDateTime.parse(json.required("value").asString());
        return attested(json, new Moment(at, Moment.Precision.valueOf(precision)));
    }

    private static <T> Attested<T> attested(JsonNode json, T value) {
        Basis basis = Basis.of(json.required("basis").asString());
        return new Attested<>(value, basis, json.path("detail").asString(""));
    }
}
