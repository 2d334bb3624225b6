package mn.sonin.sample.content;

import java.util.List;

/**
 * The sentences in which one language can tell an event; outlets choose among them.
 *
 * @param headlines at least one
 * @param leads opening paragraphs, at least one
 * @param facts further paragraphs, in any order
 * @param quotes what invented persons say, may be empty
 */
public record Wording(List<String> headlines, List<String> leads, List<String> facts, List<String> quotes) {
    public Wording {
        headlines = List.copyOf(headlines);
        leads = List.copyOf(leads);
        facts = List.copyOf(facts);
        quotes = List.copyOf(quotes);
        if (headlines.isEmpty() || leads.isEmpty()) {
            throw new IllegalArgumentException("an event needs a headline and a lead in each language");
        }
    }
}
