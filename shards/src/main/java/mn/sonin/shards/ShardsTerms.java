package mn.sonin.shards;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mn.sonin.indexer.answer.Spellings;
import mn.sonin.indexer.answer.Terms;
import mn.sonin.indexer.answer.WrittenQuery;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import tools.jackson.databind.JsonNode;

/** The terms of all shards. For one search, one thread. */
final class ShardsTerms implements Terms {
    private static final List<String> FIELDS = List.of(Fields.TITLE, Fields.TEXT);

    private final Asked asked;
    private final Wording wording;
    private final Remembered remembered;

    ShardsTerms(Asked asked, Wording wording, Remembered remembered) {
        this.asked = asked;
        this.wording = wording;
        this.remembered = remembered;
    }

    @Override
    public Map<String, Integer> articles(Collection<String> terms) {
        if (terms.isEmpty()) {
            return Map.of();
        }
        JsonNode found = inBoth(Map.of("terms", List.copyOf(terms)));
        Map<String, Integer> articles = new TreeMap<>();
        for (String field : FIELDS) {
            Asked.counts(found.path(field)).forEach((term, count) -> articles.merge(term, count, Integer::sum));
        }
        return articles;
    }

    private JsonNode inBoth(Map<String, Object> question) {
        Map<String, Object> questions = new TreeMap<>();
        FIELDS.forEach(field -> questions.put(field, Asked.terms(field, question)));
        return asked.suggest(questions);
    }

    @Override
    public Map<String, Integer> beginning(String beginning) {
        return Asked.counts(asked.suggest(Map.of("words", Asked.terms(Fields.TITLE, Map.of("beginning", beginning))))
                .path("words"));
    }

    @Override
    public Optional<String> meant(String exact) {
        JsonNode slips = inBoth(Map.of("slips", exact));
        Optional<String> slip = Spellings.commonest(
                FIELDS.stream().map(field -> Asked.counts(slips.path(field))).toList());
        if (slip.isPresent()) {
            return slip;
        }
        JsonNode nearest = inBoth(Map.of("nearest", exact));
        for (String field : FIELDS) {
            JsonNode best = nearest.path(field).path(0).path("options").path(0);
            if (!best.isMissingNode()) {
                return Optional.of(best.path("text").asString());
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> spelled(String term) throws IOException {
        Optional<String> known = remembered.spelled(term);
        if (known.isPresent()) {
            return known;
        }
        Optional<String> word = Optional.empty();
        for (String field : FIELDS) {
            word = word.isPresent() ? word : read(field, term);
        }
        word.ifPresent(found -> remembered.keep(term, found));
        return word;
    }

    /** Out of the articles that were first in the archive. */
    private Optional<String> read(String field, String term) throws IOException {
        JsonNode answer = asked.search(Map.of(
                "size",
                Spellings.LOOKED_AT,
                "query",
                Map.of(Asked.PLUGIN, Map.of("find", WrittenQuery.write(new TermQuery(new Term(field, term))))),
                "sort",
                List.of(Map.of(Fields.SINCE, "asc")),
                "_source",
                List.of(field)));
        List<String> texts = answer.path("hits")
                .path("hits")
                .valueStream()
                .map(hit -> hit.path("_source").path(field).asString())
                .toList();
        return Spellings.of(term, field, texts, wording);
    }
}
