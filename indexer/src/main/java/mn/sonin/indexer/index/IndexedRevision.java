package mn.sonin.indexer.index;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Content;
import mn.sonin.archive.Revision;

/**
 * What an index has of a revision, whatever kind of index it is.
 *
 * @param since place in the archive's sequence at which it became current
 * @param until place at which it ceased to be; {@link Revision#CURRENT} while it is
 * @param day of publication in the archive's zone, in days since 1970
 * @param observed when this revision was seen
 * @param text everything below the headline; empty for none
 * @param authors and agencies
 */
public record IndexedRevision(
        Headline headline, long since, long until, long day, Instant observed, String text, List<String> authors) {
    public IndexedRevision {
        authors = List.copyOf(authors);
    }

    /**
     * What of a change goes into an index.
     *
     * @param zone of the archive's days
     */
    public static IndexedRevision of(Change change, ZoneId zone) {
        Revision revision = change.revision();
        Content content = revision.content();
        Published published =
                content.published().map(Published::of).orElseGet(() -> Published.firstSeen(change.firstSeen(), zone));
        Headline headline = new Headline(
                revision.article(),
                change.source(),
                content.language().value(),
                content.title().value(),
                change.url(),
                published,
                change.firstSeen(),
                revision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                revision.number());
        return new IndexedRevision(
                headline,
                revision.sequence(),
                revision.until(),
                published.day(zone).toEpochDay(),
                revision.observed(),
                text(content),
                Stream.concat(content.authors().stream(), content.agencies().stream())
                        .map(Attested::value)
                        .toList());
    }

    /** Article and number: what a changed revision is replaced by. */
    public String key() {
        return headline.id() + "#" + headline.number();
    }

    /** A standfirst that the text repeats stands once. */
    private static String text(Content content) {
        String body = content.text().map(Attested::value).orElse("");
        StringBuilder text = new StringBuilder();
        Stream.of(content.subtitle(), content.summary())
                .flatMap(Optional::stream)
                .map(Attested::value)
                .filter(lead -> !lead.isBlank() && !body.contains(lead))
                .distinct()
                .forEach(lead -> text.append(lead).append('\n'));
        return text.append(body).toString();
    }
}
