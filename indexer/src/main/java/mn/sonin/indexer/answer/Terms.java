package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which terms an index has in its headlines and texts, whatever stands there now. For one search, one thread. */
public interface Terms {
    /** How many headlines and how many texts, added up, have each of these terms; without those that none has. */
    Map<String, Integer> articles(Collection<String> terms) throws IOException;

    /** Terms of headlines that begin so, each with how many have it: all, or of very many the first. */
    Map<String, Integer> beginning(String beginning) throws IOException;

    /**
     * What a term was perhaps meant to be: the commonest that is mistyped so, or one that differs in a letter or two.
     *
     * @param exact a term for a very form, with its mark
     * @return another such term; empty where the index has none
     */
    Optional<String> meant(String exact) throws IOException;

    /** How an article writes the word that a term stands for, headlines first; empty where none has it. */
    Optional<String> spelled(String term) throws IOException;
}
