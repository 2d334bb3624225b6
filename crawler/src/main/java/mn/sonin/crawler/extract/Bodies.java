package mn.sonin.crawler.extract;

import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.EmbeddedText;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import mn.sonin.crawler.extract.text.Body;
import mn.sonin.crawler.extract.text.BodyReader;
import mn.sonin.crawler.extract.text.Headline;
import mn.sonin.crawler.extract.text.Layout;
import mn.sonin.crawler.extract.text.PageHints;
import mn.sonin.crawler.markup.Markup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Judges the text: what a selector names, else what the page shows, and where it shows next to nothing what it carries in
 * JSON.
 */
final class Bodies {
    /** A shown text with less than this share of the one in JSON is a teaser or a shell. */
    private static final double NEXT_TO_NOTHING = 0.3;

    private static final int WORTH_WORDS = 60;

    private final BodyReader reader;

    Bodies(BodyReader reader) {
        this.reader = reader;
    }

    /** The text, without the headline where it begins with that. */
    Found<String> judge(
            Found<String> title,
            Document document,
            PageMetadata page,
            Layout layout,
            PageHints hints,
            Selectors selectors) {
        Found<String> found = withHeadline(document, page, layout, hints, selectors);
        String headline = title.value().orElse("");
        return new Found<>(
                found.best()
                        .map(text -> text.with(Headline.cut(text.value(), headline)))
                        .filter(text -> !text.value().isEmpty()),
                found.runnersUp());
    }

    private Found<String> withHeadline(
            Document document, PageMetadata page, Layout layout, PageHints hints, Selectors selectors) {
        for (String selector : selectors.body()) {
            Element named = document.selectFirst(selector);
            if (named != null) {
                Body whole = reader.whole(named, hints);
                if (!whole.isEmpty()) {
                    return Found.of(new Candidate<>(whole.text(), Basis.SELECTOR, selector, 1));
                }
            }
        }
        Body shown = reader.read(layout, hints);
        int words = words(shown.text());
        Optional<Candidate<String>> visible = shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate<>(shown.text(), Basis.VISIBLE_TEXT, "", shown.confidence()));
        Optional<Candidate<String>> carried = linked(page).filter(text -> fuller(text.value(), words));
        if (carried.isEmpty() && words < WORTH_WORDS) {
            carried = embedded(page).filter(text -> fuller(text.value(), words));
        }
        return carried.map(
                        text -> new Found<>(Optional.of(text), visible.stream().toList()))
                .orElseGet(() -> new Found<>(visible, List.of()));
    }

    private static boolean fuller(String carried, int shownWords) {
        int words = words(carried);
        return words >= WORTH_WORDS && shownWords < NEXT_TO_NOTHING * words;
    }

    private static Optional<Candidate<String>> linked(PageMetadata page) {
        return page.article()
                .flatMap(LinkedArticle::body)
                .map(text -> text.indexOf('<') >= 0 ? Markup.piece(text).wholeText() : text)
                .map(Bodies::paragraphs)
                .map(text -> new Candidate<>(text, Basis.JSON_LD, "articleBody", 0.6));
    }

    private static Optional<Candidate<String>> embedded(PageMetadata page) {
        List<String> paragraphs = EmbeddedText.paragraphs(page.scripts());
        return paragraphs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate<>(String.join("\n", paragraphs), Basis.PAGE_JSON, "", 0.5));
    }

    private static String paragraphs(String text) {
        return String.join(
                "\n",
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i));
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }
}
