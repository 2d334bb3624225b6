package mn.sonin.crawler.extract.text;

import java.util.List;

/**
 * The article's text.
 *
 * @param paragraphs in the order of the page
 * @param confidence how sure the reader is of them, from 0 to 1
 */
public record Body(List<String> paragraphs, double confidence) {
    public Body {
        paragraphs = List.copyOf(paragraphs);
    }

    public boolean isEmpty() {
        return paragraphs.isEmpty();
    }

    /** The paragraphs, one to a line. */
    public String text() {
        return String.join("\n", paragraphs);
    }
}
