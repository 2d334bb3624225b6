package mn.sonin.crawler.extract.text;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the page when its text is read, to be recognised in it.
 *
 * @param titles every title that the page offers
 * @param summaries descriptions and standfirsts for machines
 * @param body the text that the page gives to machines
 */
public record PageHints(List<String> titles, List<String> summaries, List<String> authors, Optional<String> body) {
    public PageHints {
        titles = List.copyOf(titles);
        summaries = List.copyOf(summaries);
        authors = List.copyOf(authors);
    }

    public static PageHints none() {
        return new PageHints(List.of(), List.of(), List.of(), Optional.empty());
    }
}
