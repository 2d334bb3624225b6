package mn.sonin.crawler.extract.text;

import java.util.ArrayList;
import java.util.List;

/** Takes the headline off a text that begins with it. */
public final class Headline {
    /** With a paragraph of so many words the text has begun, and a headline below is a heading of its own. */
    private static final int RUNNING_WORDS = 12;

    private Headline() {}

    /**
     * The text without the paragraphs at its beginning that are the headline, case and punctuation aside.
     *
     * @param text paragraphs, one a line
     * @param headline empty where there is none
     */
    public static String cut(String text, String headline) {
        Words title = Words.of(headline);
        List<String> paragraphs = text.lines().toList();
        var kept = new ArrayList<String>();
        boolean begun = title.count() == 0;
        for (String paragraph : paragraphs) {
            Words words = begun ? title : Words.of(paragraph);
            if (begun || !words.equals(title)) {
                kept.add(paragraph);
                begun |= words.count() >= RUNNING_WORDS;
            }
        }
        return kept.size() == paragraphs.size() ? text : String.join("\n", kept);
    }
}
