package mn.sonin.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the addresses of one source are brought to one spelling, and which of them are articles.
 *
 * @param article what an article's canonical address matches ({@code find}); empty accepts any page of the site's hosts
 * @param dropParameters query parameters that never matter here, besides the well-known tracking ones
 * @param keepParameters query parameters that identify the page; where not empty, all others are dropped
 * @param mirrors hosts that show the same pages, each to be replaced by the host of the front page
 * @param identity a pattern whose first group alone identifies the page, for sites whose slugs vary; empty for none
 * @param template what {@link #identity} is written as, with {@code {1}} for the group; empty keeps the address
 */
public record Addresses(
        Optional<Pattern> article,
        Set<String> dropParameters,
        Set<String> keepParameters,
        Set<String> mirrors,
        Optional<Pattern> identity,
        Optional<String> template) {
    public Addresses {
        dropParameters = Set.copyOf(dropParameters);
        keepParameters = Set.copyOf(keepParameters);
        mirrors = Set.copyOf(mirrors);
    }

    /** No rule of its own: what holds for every site is enough. */
    public static Addresses plain() {
        return new Addresses(Optional.empty(), Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty());
    }
}
