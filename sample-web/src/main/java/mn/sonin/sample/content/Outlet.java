package mn.sonin.sample.content;

import java.util.List;
import java.util.Set;

/**
 * A newspaper of the sample press.
 *
 * @param id short name
 * @param en its name in English
 * @param mn its name in Mongolian
 * @param languages what it writes in
 * @param platform what its site runs on, as in {@code wordpress}
 * @param address path of an article, with {@code {id}}, {@code {slug}}, {@code {lang}}, {@code {section}} and parts of its
 *     date in braces
 * @param firstNumber the number of its first article
 * @param interests sections it covers; empty covers all
 * @param house its spellings and habits: {@code capitals}, {@code ulan-bator}, {@code umlauts}, {@code split-names},
 *     {@code togrog}, {@code blocked} by robots.txt, {@code refuses} robots with 403, {@code copies-only}
 * @param reporters who signs
 */
public record Outlet(
        String id,
        String en,
        String mn,
        List<Language> languages,
        String platform,
        String address,
        int firstNumber,
        Set<String> interests,
        Set<String> house,
        List<String> reporters) {
    public Outlet {
        languages = List.copyOf(languages);
        interests = Set.copyOf(interests);
        house = Set.copyOf(house);
        reporters = List.copyOf(reporters);
    }

    /** Whether robots are kept out of its site. */
    public boolean blocked() {
        return house.contains("blocked");
    }

    /** Whether it covers this section. */
    boolean covers(String section) {
        return interests.isEmpty() || interests.contains(section);
    }

    /** Its name for a reader of this language. */
    public String name(Language language) {
        return language == Language.MONGOLIAN ? mn : en;
    }
}
