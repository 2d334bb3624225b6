package mn.sonin.archive;

import java.util.List;
import java.util.Optional;

/**
 * What an article says, each value with its basis.
 *
 * @param title the headline as the site writes it, capitals included
 * @param subtitle a second headline under the first
 * @param summary the standfirst or description
 * @param text the body, paragraphs separated by a line feed; empty for a headline-only article
 * @param authors people, one name each
 * @param agencies news agencies credited, as in {@code МОНЦАМЭ}
 * @param origin the outlet this is a reprint of, as the page names it
 * @param published when the site says it was published
 * @param modified when the site says it was last changed
 * @param language ISO 639-1 code of the text (of the headline where there is no text); {@code und} where it cannot be told
 */
public record Content(
        Attested<String> title,
        Optional<Attested<String>> subtitle,
        Optional<Attested<String>> summary,
        Optional<Attested<String>> text,
        List<Attested<String>> authors,
        List<Attested<String>> agencies,
        Optional<Attested<String>> origin,
        Optional<Attested<Moment>> published,
        Optional<Attested<Moment>> modified,
        Attested<String> language) {
    /** The one character that not every database keeps: no text needs it, and a site's JSON may still bring it. */
    private static final char NUL = 0;

    public Content {
        title = withoutNul(title);
        text = text.map(Content::withoutNul);
        authors = List.copyOf(authors);
        agencies = List.copyOf(agencies);
    }

    private static Attested<String> withoutNul(Attested<String> value) {
        return value.value().indexOf(NUL) < 0
                ? value
                : new Attested<>(value.value().replace(NUL, '\uFFFD'), value.basis(), value.detail());
    }
}
