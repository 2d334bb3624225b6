package mn.sonin.archive.store;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Moment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@link Lead} as JSON. */
final class LeadText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private LeadText() {}

    static String write(Lead lead) {
        ObjectNode json = JSON.createObjectNode()
                .put("source", lead.source())
                .put("url", lead.url())
                .put("place", lead.place())
                .put("capture", lead.capture().value())
                .put("basis", lead.basis().word());
        lead.title().ifPresent(title -> json.put("title", title));
        lead.published()
                .ifPresent(published -> json.put("published", published.at().toString())
                        .put("precision", ContentText.word(published.precision())));
        lead.summary().ifPresent(summary -> json.put("summary", summary));
        lead.author().ifPresent(author -> json.put("author", author));
        return JSON.writeValueAsString(json);
    }

    static Lead read(String text) {
        JsonNode json = JSON.readTree(text);
        return new Lead(
                json.required("source").asString(),
                json.required("url").asString(),
                json.required("place").asString(),
                new CaptureId(json.required("capture").asString()),
                Basis.of(json.required("basis").asString()),
                string(json, "title"),
                string(json, "published").map(at -> moment(at, json)),
                string(json, "summary"),
                string(json, "author"));
    }

    private static Optional<String> string(JsonNode json, String name) {
        return json.optional(name).map(JsonNode::asString);
    }

    private static Moment moment(String at, JsonNode json) {
        String precision = json.required("precision").asString().toUpperCase(Locale.ROOT);
        return new Moment(OffsetDateTime.parse(at), Moment.Precision.valueOf(precision));
    }
}
