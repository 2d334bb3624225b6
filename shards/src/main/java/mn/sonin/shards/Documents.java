package mn.sonin.shards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Revision;
import mn.sonin.indexer.answer.Marking;
import mn.sonin.indexer.answer.Standing;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Headline;
import mn.sonin.indexer.index.IndexedRevision;
import mn.sonin.indexer.index.Published;
import tools.jackson.databind.JsonNode;

/** A revision as a document of OpenSearch, and back. */
final class Documents {
    /** The month of publication, as in {@code 2025-12}. */
    static final String MONTH = "month";

    /** What the index has reached: of one document that is no revision. */
    static final String STAMP = "stamp";

    /** What a list shows of a hit. */
    static final List<String> SHOWN = List.of(
            Fields.ID,
            Fields.SOURCE,
            Fields.LANGUAGE,
            Fields.TITLE,
            Fields.URL,
            Fields.STATED,
            Fields.FIRST_SEEN,
            Fields.KIND,
            Fields.NUMBER,
            Fields.UNTIL);

    /** What else is needed to mark it. */
    static final List<String> MARKED = List.of(Fields.DAY, Fields.TEXT, Fields.AUTHOR);

    /** Seconds of publication are kept as the index of one machine keeps them: from 1970 to 2106. */
    private static final long LAST_SECOND = 0xffff_ffffL;

    private Documents() {}

    /** How the fields are kept. */
    static Map<String, Object> mappings() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(Fields.TITLE, words("mongolian"));
        fields.put(Fields.TEXT, words("mongolian_body"));
        fields.put(Fields.AUTHOR, words("mongolian"));
        for (String name : List.of(Fields.SOURCE, Fields.LANGUAGE, MONTH)) {
            fields.put(name, Map.of("type", "keyword"));
        }
        for (String number : List.of(Fields.SINCE, Fields.UNTIL, Fields.PUBLISHED, Fields.DAY, Fields.OBSERVED)) {
            fields.put(number, Map.of("type", "long"));
        }
        for (String shown : List.of(Fields.ID, Fields.URL, Fields.STATED, Fields.KIND)) {
            fields.put(shown, Map.of("type", "keyword", "index", false, "doc_values", false));
        }
        for (String shown : List.of(Fields.FIRST_SEEN, Fields.NUMBER)) {
            fields.put(shown, Map.of("type", "long", "index", false, "doc_values", false));
        }
        fields.put(STAMP, Map.of("type", "object", "enabled", false));
        return Map.of("dynamic", "strict", "properties", fields);
    }

    /** Sonin reads what is asked for itself. */
    private static Map<String, Object> words(String analyzer) {
        return Map.of("type", "text", "analyzer", analyzer, "search_analyzer", "mongolian_exact");
    }

    static Map<String, Object> written(IndexedRevision revision) {
        Headline headline = revision.headline();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(Fields.ID, headline.id().value());
        fields.put(Fields.NUMBER, headline.number());
        fields.put(Fields.SINCE, revision.since());
        fields.put(Fields.UNTIL, revision.until());
        fields.put(Fields.SOURCE, headline.source());
        fields.put(Fields.LANGUAGE, headline.language());
        fields.put(Fields.KIND, headline.kind());
        fields.put(Fields.URL, headline.url());
        long seconds = headline.published().moment().instant().getEpochSecond();
        fields.put(Fields.PUBLISHED, Math.clamp(seconds, 0, LAST_SECOND));
        fields.put(Fields.STATED, headline.published().written());
        fields.put(Fields.DAY, revision.day());
        fields.put(
                MONTH,
                YearMonth.from(LocalDate.ofEpochDay(Math.clamp(revision.day(), 0, Standing.DAYS - 1)))
                        .toString());
        fields.put(Fields.FIRST_SEEN, headline.firstSeen().getEpochSecond());
        fields.put(Fields.OBSERVED, revision.observed().getEpochSecond());
        fields.put(Fields.TITLE, headline.title());
        if (!revision.text().isEmpty()) {
            fields.put(Fields.TEXT, revision.text());
        }
        if (!revision.authors().isEmpty()) {
            fields.put(Fields.AUTHOR, revision.authors());
        }
        return fields;
    }

    static Headline headline(JsonNode source) {
        return new Headline(
                new ArticleId(source.path(Fields.ID).asString()),
                source.path(Fields.SOURCE).asString(),
                source.path(Fields.LANGUAGE).asString(),
                source.path(Fields.TITLE).asString(),
                source.path(Fields.URL).asString(),
                Published.read(source.path(Fields.STATED).asString()),
                Instant.ofEpochSecond(source.path(Fields.FIRST_SEEN).asLong()),
                source.path(Fields.KIND).asString(),
                source.path(Fields.NUMBER).asInt());
    }

    static boolean current(JsonNode source) {
        return source.path(Fields.UNTIL).asLong() == Revision.CURRENT;
    }

    static Marking.Texts texts(JsonNode source) {
        return new Marking.Texts(
                source.path(Fields.SOURCE).asString(),
                source.path(Fields.LANGUAGE).asString(),
                source.path(Fields.DAY).asLong(),
                source.path(Fields.TITLE).asString(),
                source.path(Fields.TEXT).asString(""),
                source.path(Fields.AUTHOR).valueStream().map(JsonNode::asString).toList());
    }
}
