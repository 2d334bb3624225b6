package mn.sonin.crawler.discovery;

import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.Moment;

/**
 * One story as a feed, sitemap, list or digest shows it.
 *
 * @param url absolute address as found there; for a headline without a link a {@code urn:sonin:headline:…} name
 * @param title plain text
 * @param published as stated there
 * @param touched when the place says the page was last changed; a hint for sorting, never a date of publication
 * @param summary plain text
 * @param author as shown there
 * @param outlet host that published it, where that is another than the place's own; lower case, without {@code www.}
 */
public record Entry(
        String url,
        Optional<String> title,
        Optional<Moment> published,
        Optional<Instant> touched,
        Optional<String> summary,
        Optional<String> author,
        Optional<String> outlet) {

    /** An entry of which only the address is known so far. */
    public static Entry at(String url) {
        return new Entry(
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Entry titled(Optional<String> words) {
        return new Entry(url, words, published, touched, summary, author, outlet);
    }

    Entry published(Optional<Moment> when) {
        return new Entry(url, title, when, touched, summary, author, outlet);
    }

    Entry touched(Optional<Instant> when) {
        return new Entry(url, title, published, when, summary, author, outlet);
    }

    Entry summed(Optional<String> words) {
        return new Entry(url, title, published, touched, words, author, outlet);
    }

    Entry by(Optional<String> name) {
        return new Entry(url, title, published, touched, summary, name, outlet);
    }

    Entry from(String host) {
        return new Entry(url, title, published, touched, summary, author, Optional.of(host));
    }

    /** The best that is known of its age. */
    Optional<Instant> time() {
        return published.map(Moment::instant).or(() -> touched);
    }
}
