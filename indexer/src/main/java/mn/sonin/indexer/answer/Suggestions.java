package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.config.Names;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.Search.Suggestion;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Completions: topics and sources by any word of their names in either language, then words of headlines, the commonest first. */
final class Suggestions {
    /** Words looked at for one completion; a longer beginning has fewer. */
    private static final int MOST_LOOKED_AT = 5_000;

    private final Configuration configuration;
    private final Wording wording;

    Suggestions(Configuration configuration, Wording wording) {
        this.configuration = configuration;
        this.wording = wording;
    }

    /** The best first. The last word is completed, those before it stay. */
    List<Suggestion> of(IndexReader reader, String typed, int limit) throws IOException {
        String beginning = typed.strip().toLowerCase(Locale.ROOT);
        if (beginning.isEmpty() || limit <= 0) {
            return List.of();
        }
        List<Suggestion> all = new ArrayList<>();
        for (Topic topic : configuration.topics()) {
            named(topic.names(), beginning)
                    .forEach(name -> all.add(new Suggestion(name, "topic", "topic:" + topic.id())));
        }
        for (Source source : configuration.sources()) {
            named(source.names(), beginning)
                    .forEach(name -> all.add(new Suggestion(name, "source", "source:" + source.id())));
        }
        all.addAll(words(reader, beginning, limit));
        return all.stream().distinct().limit(limit).toList();
    }

    private static Stream<String> named(Names names, String beginning) {
        return Stream.of(names.en(), names.mn()).distinct().filter(name -> hasWord(name, beginning));
    }

    private static boolean hasWord(String name, String beginning) {
        String lower = name.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(beginning);
        while (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1))) {
            at = lower.indexOf(beginning, at + 1);
        }
        return at >= 0;
    }

    private List<Suggestion> words(IndexReader reader, String beginning, int limit) throws IOException {
        int space = beginning.lastIndexOf(' ') + 1;
        List<List<Wording.Term>> positions = wording.exactly(beginning.substring(space));
        Terms terms = MultiTerms.getTerms(reader, Fields.TITLE);
        if (positions.size() != 1 || terms == null) {
            return List.of();
        }
        Map<String, Integer> found =
                counted(terms, new BytesRef(positions.getFirst().getFirst().text()));
        String before = beginning.substring(0, space);
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(word -> new Suggestion(before + word.getKey(), "word", before + word.getKey()))
                .toList();
    }

    private static Map<String, Integer> counted(Terms terms, BytesRef prefix) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        TermsEnum each = terms.iterator();
        TermsEnum.SeekStatus status = each.seekCeil(prefix);
        BytesRef term = status == TermsEnum.SeekStatus.END ? null : each.term();
        for (int looked = 0;
                term != null && StringHelper.startsWith(term, prefix) && looked < MOST_LOOKED_AT;
                looked++) {
            found.put(Wording.form(term.utf8ToString()), each.docFreq());
            term = each.next();
        }
        return found;
    }
}
