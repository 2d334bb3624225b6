package mn.sonin.config;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One news site as configured.
 *
 * @param id the file's name without its ending: lower-case letters, digits and hyphens
 * @param names what readers call it
 * @param home the front page
 * @param hosts further hosts of the same outlet, whose pages are not those of the front page's host: what a digest names them for is
 *     this source's
 * @param languages languages the site writes in, as ISO 639-1 codes; a hint, never proof for one article
 * @param collections named sets this source belongs to
 * @param enabled false for a site that is known but not harvested; its days are «not monitored»
 * @param zone the zone of dates without one
 * @param discovery the ways to find its stories, in the order they are tried; all of them are used
 * @param optional those of them that the site may not have: where another way serves, their failure is none of the source's
 * @param rhythm when it is harvested
 * @param politeness how it is treated
 * @param addresses one spelling per page
 * @param selectors exact places on the page, where generic extraction is measurably worse
 * @param keep what a story must mention to be kept, for sites whose news are mostly not about Mongolia; empty keeps all
 * @param render whether lists are drawn by script and need a browser
 * @param place the file
 */
public record Source(
        String id,
        Names names,
        URI home,
        Set<String> hosts,
        List<String> languages,
        Set<String> collections,
        boolean enabled,
        ZoneId zone,
        List<Discovery> discovery,
        Set<Discovery> optional,
        Rhythm rhythm,
        Politeness politeness,
        Addresses addresses,
        Selectors selectors,
        Optional<Pattern> keep,
        boolean render,
        Place place) {
    public Source {
        hosts = Set.copyOf(hosts);
        languages = List.copyOf(languages);
        collections = Set.copyOf(collections);
        discovery = List.copyOf(discovery);
        optional = Set.copyOf(optional);
    }

    /** Whether both files say the same; two patterns that are written alike are not equal. */
    public boolean saysTheSameAs(Source other) {
        return equals(other) || toString().equals(other.toString());
    }
}
