package mn.sonin.search.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A part of a request that a route understands, with how it is read and how it is described.
 *
 * @param name as it stands in the address
 * @param inPath whether it is a part of the path; else of the query string
 * @param says what it does, for people
 * @param schema its JSON schema (OpenAPI 3.1)
 * @param reading from the values given, none or more, to the one meant
 */
public record Parameter<T>(String name, boolean inPath, String says, Map<String, Object> schema, Reading<T> reading) {
    /** The longest value that is read at all; long queries are refused before anything is done with them. */
    static final int LONGEST = 2000;

    public Parameter {
        schema = Map.copyOf(schema);
    }

    /** How a value is understood. */
    @FunctionalInterface
    public interface Reading<T> {
        Read<T> read(List<String> given);
    }

    /** What reading a value came to. */
    public sealed interface Read<T> {
        record Understood<T>(T value) implements Read<T> {}

        /**
         * Not understood.
         *
         * @param expected the end of the sentence «NAME must be …»
         */
        record Refused<T>(String expected) implements Read<T> {}
    }

    /** A name in the path. */
    public static Parameter<String> path(String name, String says) {
        return new Parameter<>(name, true, says, Map.of("type", "string"), given -> understood(given.getFirst()));
    }

    /** Free text; blank where not given. */
    public static Parameter<String> text(String name, String says) {
        Map<String, Object> schema = Map.of("type", "string", "maxLength", LONGEST, "default", "");
        return new Parameter<>(
                name, false, says, schema, given -> understood(last(given).orElse("")));
    }

    /** Free text that may be absent. */
    public static Parameter<Optional<String>> word(String name, String says) {
        Map<String, Object> schema = Map.of("type", "string", "maxLength", LONGEST);
        return new Parameter<>(
                name, false, says, schema, given -> understood(last(given).filter(text -> !text.isBlank())));
    }

    /** Several values, separated by commas or given several times. */
    public static Parameter<Set<String>> words(String name, String says) {
        Map<String, Object> schema = Map.of("type", "array", "items", Map.of("type", "string"));
        return new Parameter<>(name, false, says, schema, given -> understood(split(given)));
    }

    /** Several texts, each given by itself, for they may hold commas; blank ones do not count. */
    public static Parameter<List<String>> texts(String name, int most, String says) {
        Map<String, Object> schema =
                Map.of("type", "array", "items", Map.of("type", "string", "maxLength", LONGEST), "maxItems", most);
        return new Parameter<>(name, false, says, schema, given -> {
            List<String> texts = given.stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            return texts.size() > most
                    ? new Read.Refused<>("given at most %d times".formatted(most))
                    : understood(texts);
        });
    }

    /**
     * The same words, each as it is meant.
     *
     * @param meant what a word stands for
     * @param known whether there is such a one
     * @param expected the end of the sentence «NAME must be …» where there is not
     */
    public static Parameter<Set<String>> reading(
            Parameter<Set<String>> words, UnaryOperator<String> meant, Predicate<String> known, String expected) {
        return new Parameter<>(words.name(), words.inPath(), words.says(), words.schema(), given -> {
            Set<String> values = new LinkedHashSet<>();
            split(given).forEach(word -> values.add(meant.apply(word)));
            return values.stream().allMatch(known) ? understood(values) : new Read.Refused<>(expected);
        });
    }

    /** A day as in {@code 2025-12-05}. */
    public static Parameter<Optional<LocalDate>> day(String name, String says) {
        Map<String, Object> schema = Map.of("type", "string", "format", "date");
        return new Parameter<>(name, false, says, schema, given -> {
            Optional<String> text = last(given).filter(value -> !value.isBlank());
            Optional<LocalDate> day = text.flatMap(Parameter::day);
            return text.isPresent() && day.isEmpty() ? new Read.Refused<>("a day like 2025-12-05") : understood(day);
        });
    }

    /** A day in the path. */
    public static Parameter<LocalDate> dayInPath(String name, String says) {
        Map<String, Object> schema = Map.of("type", "string", "format", "date");
        return new Parameter<>(name, true, says, schema, given -> {
            Read<LocalDate> refused = new Read.Refused<>("a day like 2025-12-05");
            return day(given.getFirst()).map(Parameter::understood).orElse(refused);
        });
    }

    /** Years of four digits: what is beyond them cannot be reckoned with, nor written as a day. */
    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A whole number between two bounds, both included. */
    public static Parameter<Integer> number(String name, int least, int most, int byDefault, String says) {
        Map<String, Object> schema = Map.of("type", "integer", "minimum", least, "maximum", most, "default", byDefault);
        return new Parameter<>(name, false, says, schema, given -> {
            Read<Integer> refused = new Read.Refused<>("a whole number from %d to %d".formatted(least, most));
            Optional<String> text = last(given).filter(value -> !value.isBlank());
            if (text.isEmpty()) {
                return understood(byDefault);
            }
            try {
                int value = Integer.parseInt(text.get());
                return value < least || value > most ? refused : understood(value);
            } catch (NumberFormatException e) {
                return refused;
            }
        });
    }

    /** A place in the archive's sequence. */
    public static Parameter<OptionalLong> sequence(String name, String says) {
        Map<String, Object> schema = Map.of("type", "integer", "format", "int64", "minimum", 0);
        return new Parameter<>(name, false, says, schema, given -> {
            Optional<String> text = last(given).filter(value -> !value.isBlank());
            if (text.isEmpty()) {
                return understood(OptionalLong.empty());
            }
            return text.get().matches("\\d{1,18}")
                    ? understood(OptionalLong.of(Long.parseLong(text.get())))
                    : new Read.Refused<>("a place in the archive's sequence, a whole number from 0");
        });
    }

    /** {@code yes} or {@code no}; no where not given. */
    public static Parameter<Boolean> flag(String name, String says) {
        return flag(name, false, says);
    }

    /** {@code yes} or {@code no}. */
    public static Parameter<Boolean> flag(String name, boolean byDefault, String says) {
        String absent = byDefault ? "yes" : "no";
        Map<String, Object> schema = Map.of("type", "string", "enum", List.of("yes", "no"), "default", absent);
        return new Parameter<>(
                name, false, says, schema, given -> switch (last(given).orElse(absent)) {
                    case "yes", "true", "1", "on" -> understood(true);
                    case "no", "false", "0", "off" -> understood(false);
                    case "" -> understood(byDefault);
                    default -> new Read.Refused<>("yes or no");
                });
    }

    /** One of a set of words, the first of which is the default. */
    public static <E extends Enum<E>> Parameter<E> choice(String name, E[] values, String says) {
        List<String> words = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Object> schema = Map.of("type", "string", "enum", words, "default", words.getFirst());
        return new Parameter<>(name, false, says, schema, given -> {
            String word = last(given).filter(value -> !value.isBlank()).orElse(words.getFirst());
            int at = words.indexOf(word.toLowerCase(Locale.ROOT));
            return at < 0 ? new Read.Refused<>("one of " + String.join(", ", words)) : understood(values[at]);
        });
    }

    private static <T> Read<T> understood(T value) {
        return new Read.Understood<>(value);
    }

    private static Optional<String> last(List<String> given) {
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
    }

    private static Set<String> split(List<String> given) {
        Set<String> values = new LinkedHashSet<>();
        for (String list : given) {
            Arrays.stream(list.split(",", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .forEach(values::add);
        }
        return values;
    }
}
