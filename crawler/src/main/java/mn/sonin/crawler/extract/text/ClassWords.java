package mn.sonin.crawler.extract.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** The roles that the words in an element's attributes give it. Safe for many threads. */
final class ClassWords {
    private static final int SHORTEST_INSIDE = 6;
    /** Names made by build tools are without number; the ones that recur are few. */
    private static final int MOST_REMEMBERED = 20_000;

    private record Inside(String word, long roles) {}

    private final Map<String, Long> words = new HashMap<>();
    private final List<Inside> inside = new ArrayList<>();
    private final Map<String, Long> remembered = new ConcurrentHashMap<>();
    private final Map<String, Long> rememberedParts = new ConcurrentHashMap<>();

    ClassWords() {
        for (String[] row : Tables.rows("class-words.tsv")) {
            long role = Role.valueOf(row[0]).mask();
            for (String word : row[1].split(" ", -1)) {
                words.merge(word, role, (a, b) -> a | b);
            }
        }
        words.forEach((word, roles) -> {
            if (word.length() >= SHORTEST_INSIDE) {
                inside.add(new Inside(word, roles));
            }
        });
    }

    long roles(String names) {
        return names.isEmpty() ? 0 : remembered(remembered, names, this::read);
    }

    private static long remembered(Map<String, Long> known, String name, ToLongFunction<String> read) {
        Long before = known.get(name);
        if (before != null) {
            return before;
        }
        long roles = read.applyAsLong(name);
        if (known.size() < MOST_REMEMBERED) {
            known.put(name, roles);
        }
        return roles;
    }

    private long read(String names) {
        long roles = 0;
        int start = 0;
        for (int i = 0; i <= names.length(); i++) {
            if (i == names.length() || isBreak(names, i)) {
                roles |= part(names.substring(start, i));
                start = i < names.length() && Character.isLetter(names.charAt(i)) ? i : i + 1;
            }
        }
        return roles;
    }

    private static boolean isBreak(String names, int i) {
        char c = names.charAt(i);
        return !Character.isLetter(c)
                || (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(names.charAt(i - 1)));
    }

    private long part(String part) {
        if (part.length() < 2) {
            return 0;
        }
        String word = part.toLowerCase(Locale.ROOT);
        long roles = words.getOrDefault(word, 0L);
        return roles != 0 || word.length() <= SHORTEST_INSIDE
                ? roles
                : remembered(rememberedParts, word, this::rolesInside);
    }

    private long rolesInside(String word) {
        long roles = 0;
        for (Inside candidate : inside) {
            if (word.contains(candidate.word)) {
                roles |= candidate.roles;
            }
        }
        return roles;
    }
}
