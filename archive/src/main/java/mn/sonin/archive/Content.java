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
    public Content {
        title = storable(title);
        subtitle = subtitle.map(Content::storable);
        summary = summary.map(Content::storable);
        text = text.map(Content::storable);
        authors = authors.stream().map(Content::storable).toList();
        agencies = agencies.stream().map(Content::storable).toList();
        origin = origin.map(Content::storable);
    }

    /** What is read back is then equal to what was seen, and no later sight of it an edit. */
    private static Attested<String> storable(Attested<String> value) {
        String storable = StorableText.of(value.value());
        return storable.equals(value.value()) ? value : new Attested<>(storable, value.basis(), value.detail());
    }
}
