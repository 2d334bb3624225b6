package mn.sonin.archive.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Revision;
import mn.sonin.archive.Revision.Kind;

/**
 * What a new sight of a known article makes of it: a revision of some kind, or none.
 *
 * <p>The order of captures, not the clock, says which sight is newer: a clock may have been put back.
 */
final class Sight {
    private Sight() {}

    /**
     * Judges an observation of an article that is known.
     *
     * @param current the revision that stands
     * @param order below zero where the observation's capture is older than the current revision's, zero where it is the
     *     same, above where it is newer
     * @return the kind of the new revision; empty where the observation changes nothing
     */
    static Optional<Kind> judge(Observation seen, Revision current, int order) {
        return switch (seen.kind()) {
            case HEADLINE_ONLY -> headline(seen, current, order);
            case REMOVAL -> order > 0 && current.kind() != Kind.REMOVAL ? Optional.of(Kind.REMOVAL) : Optional.empty();
            case FIRST, EDIT, REREAD -> page(seen, current, order);
        };
    }

    /**
     * Only of a headline without a page, and only on the word of the same kind of place: a feed and a list page often write
     * one headline in two ways, and would take turns forever.
     */
    private static Optional<Kind> headline(Observation seen, Revision current, int order) {
        Attested<String> before = current.content().title();
        Attested<String> now = seen.content().title();
        boolean edited = current.kind() == Kind.HEADLINE_ONLY
                && order > 0
                && before.basis() == now.basis()
                && !before.value().equals(now.value());
        return edited ? Optional.of(Kind.HEADLINE_ONLY) : Optional.empty();
    }

    private static Optional<Kind> page(Observation seen, Revision current, int order) {
        if (current.kind() == Kind.HEADLINE_ONLY) {
            return Optional.of(Kind.FIRST);
        }
        if (order == 0) {
            boolean same = current.kind() == Kind.REMOVAL || seen.content().equals(current.content());
            return same ? Optional.empty() : Optional.of(Kind.REREAD);
        }
        if (order < 0) {
            return Optional.empty();
        }
        boolean back = current.kind() == Kind.REMOVAL;
        return back || !Words.of(seen.content()).equals(Words.of(current.content()))
                ? Optional.of(Kind.EDIT)
                : Optional.empty();
    }

    /**
     * What a reader would call the article: a change here is an edit, a change of anything else (a summary, a time of
     * modification, the place where a value was found) is none.
     */
    private record Words(
            String title,
            Optional<String> subtitle,
            Optional<String> text,
            List<String> authors,
            Optional<Instant> published,
            Optional<Moment.Precision> precision) {
        static Words of(Content content) {
            return new Words(
                    content.title().value(),
                    content.subtitle().map(Attested::value),
                    content.text().map(Attested::value),
                    content.authors().stream().map(Attested::value).toList(),
                    content.published().map(published -> published.value().instant()),
                    content.published().map(published -> published.value().precision()));
        }
    }
}
