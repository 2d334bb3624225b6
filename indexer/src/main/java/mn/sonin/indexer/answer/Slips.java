package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
     * Such words of a field, each with how many documents have it.
     *
     * @param exact a term for a very form, with its mark, as those returned are
     */
    static Map<String, Integer> of(IndexReader reader, String field, String exact) throws IOException {
        Map<String, Integer> slips = new TreeMap<>();
        if (exact.length() > LONGEST || exact.codePoints().noneMatch(Slips::cyrillic)) {
            return slips;
        }
        CompiledAutomaton spellings = new CompiledAutomaton(spellings(exact.toLowerCase(Locale.ROOT)), false, true);
        Terms terms = MultiTerms.getTerms(reader, field);
        TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.intersect(spellings, null);
        for (BytesRef found = each.next(); found != null; found = each.next()) {
            slips.put(found.utf8ToString(), reader.docFreq(new Term(field, found)));
        }
        return slips;
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
