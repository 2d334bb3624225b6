package mn.sonin.sample.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads events as an editor writes them.
 *
 * <pre>
 * &#64; id 2025-12-04 section topic,topic [reach=3] [follows=other-id] [edition=2]
 * [en]
 * H a headline
 * L an opening paragraph
 * F a further paragraph
 * Q a paragraph with a quotation
 * [mn]
 * …
 * </pre>
 *
 * Blank lines and lines that begin with {@code #} are skipped.
 */
final class EventFile {
    private final String name;
    private final List<Event> events = new ArrayList<>();
    private Optional<String> head = Optional.empty();
    private Optional<Language> language = Optional.empty();
    private Map<Language, Map<Character, List<String>>> lines = new EnumMap<>(Language.class);
    private int line;

    private EventFile(String name) {
        this.name = name;
    }

    static List<Event> read(String name, String text) {
        EventFile file = new EventFile(name);
        text.lines().forEach(file::take);
        file.finish();
        return List.copyOf(file.events);
    }

    private void take(String written) {
        line++;
        String text = written.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith("@ ")) {
            finish();
            head = Optional.of(text.substring(2).strip());
        } else if (text.startsWith("[")) {
            language = Optional.of(Language.of(text.substring(1, text.length() - 1)));
        } else {
            sentence(text);
        }
    }

    private void sentence(String text) {
        if (language.isEmpty() || text.length() < 3 || "HLFQ".indexOf(text.charAt(0)) < 0 || text.charAt(1) != ' ') {
            throw problem("\"" + text + "\" is no line of an event; begin it with H, L, F or Q under [en] or [mn]");
        }
        lines.computeIfAbsent(language.get(), l -> new HashMap<>())
                .computeIfAbsent(text.charAt(0), k -> new ArrayList<>())
                .add(text.substring(2).strip());
    }

    private void finish() {
        head.ifPresent(words -> events.add(event(words.split("\\s+", 0))));
        head = Optional.empty();
        language = Optional.empty();
        lines = new EnumMap<>(Language.class);
    }

    private Event event(String[] words) {
        if (words.length < 4) {
            throw problem("\"@ " + String.join(" ", words) + "\" needs an id, a date, a section and topics");
        }
        Map<Language, Wording> wordings = new EnumMap<>(Language.class);
        lines.forEach((in, kinds) -> wordings.put(in, wording(kinds)));
        return new Event(
                words[0],
                LocalDate.parse(words[1]),
                words[2],
                Set.of(words[3].split(",", -1)),
                option(words, "follows"),
                option(words, "reach").map(Integer::valueOf).orElse(2),
                option(words, "edition").map(Integer::valueOf).orElse(1),
                wordings);
    }

    private static Wording wording(Map<Character, List<String>> kinds) {
        return new Wording(
                kinds.getOrDefault('H', List.of()),
                kinds.getOrDefault('L', List.of()),
                kinds.getOrDefault('F', List.of()),
                kinds.getOrDefault('Q', List.of()));
    }

    private static Optional<String> option(String[] words, String key) {
        for (String word : words) {
            if (word.startsWith(key + "=")) {
                return Optional.of(word.substring(key.length() + 1));
            }
        }
        return Optional.empty();
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(name + ":" + line + ": " + what);
    }
}
