package mn.sonin.search.page;

import java.util.Optional;
import mn.sonin.search.question.Address;

/**
 * What stands around every page's own content.
 *
 * @param title of the page, without the program's name
 * @param section of the navigation that the page belongs to: {@code search}, {@code topics}, {@code sources}, {@code digest},
 *     {@code edited}, {@code about}, or blank
 * @param here the page's own address, to come back to after changing the language
 * @param feed the address of the page's Atom feed
 * @param charts whether the page draws charts
 */
record Chrome(
        Words words,
        Assets assets,
        String title,
        String section,
        Address here,
        Optional<Address> feed,
        boolean charts) {

    String say(String key, Object... values) {
        return words.say(key, values);
    }

    String count(String key, long number) {
        return words.count(key, number);
    }

    String asset(String name) {
        return assets.address(name);
    }

    /** The same, with a feed to follow. */
    Chrome following(Address atom) {
        return new Chrome(words, assets, title, section, here, Optional.of(atom), charts);
    }

    /** The address of the page's JSON Feed: of searches there is one beside the Atom feed. */
    Optional<Address> jsonFeed() {
        return feed.filter(atom -> atom.path().equals("/feed.atom")).map(atom -> atom.at("/feed.json"));
    }

    /** The same, with charts on it. */
    Chrome charted() {
        return new Chrome(words, assets, title, section, here, feed, true);
    }

    /** The link that shows the same page in the other language. */
    String otherLanguage() {
        return Address.of("/language")
                .plus("to", words.other().language())
                .plus("back", here.toString())
                .toString();
    }

    boolean in(String name) {
        return section.equals(name);
    }
}
