package mn.sonin.indexer.query;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of the language, by all the names they are called. */
final class Fields {
    private static final Map<String, String> NAMES = names();

    private Fields() {}

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (String canonical : new String[] {
            "title", "text", "author", "source", "collection", "lang", "topic", "after", "before", "last", "history"
        }) {
            names.put(canonical, canonical);
        }
        names.put("language", "lang");
        names.put("site", "source");
        names.put("since", "after");
        names.put("until", "before");
        names.put("гарчиг", "title");
        names.put("бичвэр", "text");
        names.put("зохиогч", "author");
        names.put("эх", "source");
        names.put("цуглуулга", "collection");
        names.put("хэл", "lang");
        names.put("сэдэв", "topic");
        names.put("хойш", "after");
        names.put("өмнө", "before");
        names.put("сүүлийн", "last");
        names.put("түүх", "history");
        return Map.copyOf(names);
    }

    /** The canonical name. */
    static Optional<String> named(String name) {
        return Optional.ofNullable(NAMES.get(Scanner.lower(name)));
    }

    static Misread unknown(String typed, String name, int from) {
        Optional<String> nearest = nearest(name, NAMES.keySet());
        int colon = from + name.length();
        String fixed = nearest.map(field -> typed.substring(0, from) + field + typed.substring(colon))
                .orElse(typed.substring(0, colon) + " " + typed.substring(colon + 1));
        return new Misread(
                from,
                name.length(),
                "there is no field \"%s\"; fields are title, text, author, source, collection, lang, topic, after, before, last and history"
                        .formatted(name),
                Optional.of(fixed));
    }

    /** The name that differs in at most two letters, or empty. */
    static Optional<String> nearest(String name, Iterable<String> among) {
        String lower = Scanner.lower(name);
        Map<String, Integer> distances = new TreeMap<>();
        for (String other : among) {
            int distance = distance(lower, other);
            if (distance <= 2 && distance < other.length()) {
                distances.put(other, distance);
            }
        }
        return distances.entrySet().stream()
                .min(Comparator.comparingInt(Map.Entry<String, Integer>::getValue)
                        .thenComparing(entry -> entry.getKey().charAt(0) != lower.charAt(0)))
                .map(Map.Entry::getKey);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int kept = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
