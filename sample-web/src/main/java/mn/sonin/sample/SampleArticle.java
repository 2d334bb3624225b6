package mn.sonin.sample;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The truth about one article of the sample web.
 *
 * @param site id of its site
 * @param url its address, absolute
 * @param language of its text, {@code en} or {@code mn}
 * @param titles its headlines in the order they were shown; a second one is seen from edition 2 on
 * @param published when
 * @param event the event it tells; articles of one event are one story
 * @param kind what it is beside its event
 * @param topics subjects of the event
 * @param credit id of the site it was taken from, for reprints and translations
 * @param edition the first edition that shows it
 * @param removed the edition from which on it answers 404 or 410
 * @param open whether robots may fetch it
 */
public record SampleArticle(
        String site,
        String url,
        String language,
        List<String> titles,
        Instant published,
        String event,
        Kind kind,
        Set<String> topics,
        Optional<String> credit,
        int edition,
        OptionalInt removed,
        boolean open) {
    public SampleArticle {
        titles = List.copyOf(titles);
        topics = Set.copyOf(topics);
    }

    /** What an article is beside its event. */
    public enum Kind {
        /** Written by the site itself. */
        ORIGINAL,
        /** Another site's text word for word. */
        REPRINT,
        /** Another site's text, translated by machine. */
        TRANSLATION,
        /** An instalment of a series made by a template; a story of its own. */
        SERIES
    }
}
