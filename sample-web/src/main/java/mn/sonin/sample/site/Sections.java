package mn.sonin.sample.site;

import java.util.List;
import java.util.Map;
import mn.sonin.sample.content.Language;

/** The parts of a newspaper, with their names in its menus. */
final class Sections {
    /** In the order of the menus; the place in this list is the number that some platforms put in addresses. */
    static final List<String> IDS = List.of("politics", "economy", "mining", "energy", "society", "capital", "world");

    private static final Map<String, String> MONGOLIAN = Map.of(
            "politics", "Улс төр",
            "economy", "Эдийн засаг",
            "mining", "Уул уурхай",
            "energy", "Эрчим хүч",
            "society", "Нийгэм",
            "capital", "Нийслэл",
            "world", "Дэлхий");

    private static final Map<String, String> ENGLISH = Map.of(
            "politics", "Politics",
            "economy", "Economy",
            "mining", "Mining",
            "energy", "Energy",
            "society", "Society",
            "capital", "Ulaanbaatar",
            "world", "World");

    private Sections() {}

    static String name(String id, Language language) {
        return (language == Language.MONGOLIAN ? MONGOLIAN : ENGLISH).getOrDefault(id, id);
    }
}
