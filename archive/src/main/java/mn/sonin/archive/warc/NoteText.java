package mn.sonin.archive.warc;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@link CaptureNote} as the JSON of a WARC metadata record. Written out by hand: this format is kept for good. */
final class NoteText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private NoteText() {}

    static byte[] write(CaptureNote note) {
        ObjectNode json = JSON.createObjectNode();
        json.put("source", note.source());
        json.put("purpose", note.purpose().name().toLowerCase(Locale.ROOT));
        note.lead().ifPresent(lead -> json.set("lead", write(lead)));
        return JSON.writeValueAsBytes(json);
    }

    private static ObjectNode write(Lead lead) {
        ObjectNode json = JSON.createObjectNode();
        json.put("source", lead.source());
        json.put("url", lead.url());
        json.put("place", lead.place());
        json.put("capture", lead.capture().value());
        json.put("basis", lead.basis().word());
        lead.title().ifPresent(title -> json.put("title", title));
        lead.published().ifPresent(published -> {
            json.put("published", published.at().toString());
            json.put("precision", published.precision().name().toLowerCase(Locale.ROOT));
        });
        lead.summary().ifPresent(summary -> json.put("summary", summary));
        lead.author().ifPresent(author -> json.put("author", author));
        return json;
    }

    static CaptureNote read(byte[] text) {
        JsonNode json = JSON.readTree(text);
        Purpose purpose = Purpose.valueOf(json.required("purpose").asString().toUpperCase(Locale.ROOT));
        return new CaptureNote(
                json.required("source").asString(),
                purpose,
                json.optional("lead").map(NoteText::lead));
    }

    private static Lead lead(JsonNode json) {
        return new Lead(
                json.required("source").asString(),
                json.required("url").asString(),
                json.required("place").asString(),
                new CaptureId(json.required("capture").asString()),
                Basis.of(json.required("basis").asString()),
                text(json, "title"),
                text(json, "published").map(at -> moment(at, json)),
                text(json, "summary"),
                text(json, "author"));
    }

    private static Moment moment(String at, JsonNode json) {
        String precision = json.required("precision").asString().toUpperCase(Locale.ROOT);
        return new Moment(OffsetDateTime.parse(at), Moment.Precision.valueOf(precision));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.optional(name).map(JsonNode::asString);
    }
}
