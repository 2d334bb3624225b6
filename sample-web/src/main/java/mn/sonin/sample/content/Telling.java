package mn.sonin.sample.content;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One article: an event in the words of one outlet.
 *
 * @param outlet id of the outlet
 * @param number its number at the outlet, growing with time
 * @param slug its words in an address, lower-case Latin
 * @param language of its text
 * @param kind original, reprint, translation or series
 * @param event id of the event, or of the instalment of a series
 * @param topics of the event
 * @param section of the event
 * @param headline as first published
 * @param edited the headline from the second edition on, where it was changed
 * @param paragraphs of the text, plain
 * @param byline who signs
 * @param credit whom it was taken from, for reprints and translations
 * @param published when
 * @param edition the first edition that has it
 * @param removed the edition from which on it is gone
 */
public record Telling(
        Outlet outlet,
        int number,
        String slug,
        Language language,
        Kind kind,
        String event,
        Set<String> topics,
        String section,
        String headline,
        Optional<String> edited,
        List<String> paragraphs,
        String byline,
        Optional<String> credit,
        OffsetDateTime published,
        int edition,
        OptionalInt removed) {
    /** The hour at which edits of the second edition were made. */
    private static final OffsetDateTime EDITED = OffsetDateTime.parse("2025-12-09T08:15:00+08:00");

    public Telling {
        topics = Set.copyOf(topics);
        paragraphs = List.copyOf(paragraphs);
    }

    /** The headline that the given edition shows. */
    public String headline(int at) {
        return at >= 2 ? edited.orElse(headline) : headline;
    }

    /** When the text was last touched, as the given edition knows it. */
    public OffsetDateTime modified(int at) {
        return at >= 2 && edited.isPresent() ? EDITED : published;
    }

    /** Whether the given edition shows it. */
    public boolean visible(int at) {
        return edition <= at && !gone(at);
    }

    /** Whether it was there and is no more. */
    public boolean gone(int at) {
        return removed.isPresent() && removed.getAsInt() <= at;
    }

    /** The opening words, for feeds and lists. */
    public String summary() {
        return paragraphs.getFirst();
    }

    /** The path of its page. */
    public String path() {
        String path = outlet.address()
                .replace("{id}", Integer.toString(number))
                .replace("{id36}", Integer.toString(number, 36))
                .replace("{slug}", slug)
                .replace(
                        "{Slug}",
                        slug.substring(0, 1).toUpperCase(Locale.ROOT)
                                + slug.substring(1).replace('-', '_'))
                .replace("{lang}", language.code())
                .replace("{section}", section)
                .replace("{abc}", letters(number))
                .replace("{day}", published.toLocalDate().toString());
        return Dates.fill(path, published);
    }

    /** Three letters that stand for a number, as short as itoim's. */
    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number * 7; letters.length() < 3; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    Telling numbered(int newNumber) {
        return new Telling(
                outlet,
                newNumber,
                slug,
                language,
                kind,
                event,
                topics,
                section,
                headline,
                edited,
                paragraphs,
                byline,
                credit,
                published,
                edition,
                removed);
    }
}
