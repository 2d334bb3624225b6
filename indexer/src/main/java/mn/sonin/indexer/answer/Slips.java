package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * The words that differ from a Mongolian word only by what is often mistyped: о for ө, у for ү, и for й and ы, э for е, a vowel or consonant
 * once or twice, a sign left out or put in; any number of them in one word.
 */
final class Slips {
    private static final List<String> ALIKE = List.of("оө", "уү", "иыйі", "эе");
    private static final String SIGNS = "ьъ";
    private static final int LONGEST = 40;

    private Slips() {}

    /**
     * The commonest such word of an index.
     *
     * @param term an exact term, with its mark
     * @return a term of the index, with its mark; empty where there is none
     */
    static Optional<String> commonest(IndexReader reader, List<String> fields, String term) throws IOException {
        if (term.length() > LONGEST || term.codePoints().noneMatch(Slips::cyrillic)) {
            return Optional.empty();
        }
        CompiledAutomaton spellings = new CompiledAutomaton(spellings(term.toLowerCase(Locale.ROOT)), false, true);
        Optional<String> best = Optional.empty();
        int most = 0;
        for (String field : fields) {
            Terms terms = MultiTerms.getTerms(reader, field);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.intersect(spellings, null);
            for (BytesRef found = each.next(); found != null; found = each.next()) {
                int articles = reader.docFreq(new Term(field, found));
                if (articles > most) {
                    most = articles;
                    best = Optional.of(found.utf8ToString());
                }
            }
        }
        return best;
    }

    private static boolean cyrillic(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    private static Automaton spellings(String term) {
        List<Automaton> letters = new ArrayList<>();
        char last = 0;
        for (int i = 0; i < term.length(); i++) {
            char letter = term.charAt(i);
            if (letter != last && SIGNS.indexOf(letter) < 0) {
                letters.add(cyrillic(letter) ? Operations.repeat(alike(letter), 1, 2) : Automata.makeChar(letter));
                if (cyrillic(letter)) {
                    letters.add(Operations.optional(anyOf(SIGNS)));
                }
            }
            last = letter;
        }
        return Operations.determinize(Operations.concatenate(letters), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    }

    private static Automaton alike(char letter) {
        return ALIKE.stream()
                .filter(group -> group.indexOf(letter) >= 0)
                .findFirst()
                .map(Slips::anyOf)
                .orElseGet(() -> Automata.makeChar(letter));
    }

    private static Automaton anyOf(String letters) {
        return Operations.union(letters.chars().mapToObj(Automata::makeChar).toList());
    }
}
