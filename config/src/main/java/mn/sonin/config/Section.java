package mn.sonin.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. What cannot be used is noted as a problem and answered as absent, so that one
 * reading finds all problems; {@link #finish} adds the keys that nobody asked for.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(KB|MB|GB)");

    private final String file;
    private final String path;
    private final Place place;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Section> children = new ArrayList<>();
    private final List<Problem> problems;

    Section(String file, String path, Node node, List<Problem> problems) {
        this.file = file;
        this.path = path;
        this.problems = problems;
        this.place = place(node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else if (!isNull(node)) {
            problem(
                    node,
                    "%s must be keys with values, got %s"
                            .formatted(path.isEmpty() ? "the file" : quoted(path), shown(node)));
        }
    }

    private void take(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problem(entry.getKeyNode(), "a key must be a word, got %s".formatted(shown(entry.getKeyNode())));
        } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
            problem(key, "key \"%s\" is given twice; keep one of them".formatted(full(key.getValue())));
        }
    }

    Place place() {
        return place;
    }

    /** Where the value of this key stands, or the section itself where the key is absent. */
    Place place(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? place : place(entry.getValueNode());
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<String> text(String key) {
        return scalar(key).map(ScalarNode::getValue).filter(value -> !value.isBlank());
    }

    Optional<Integer> integer(String key, int least, int most) {
        return scalar(key)
                .flatMap(node -> parsed(node, "a whole number from %d to %d".formatted(least, most), text -> {
                    int number = Integer.parseInt(text);
                    return number < least || number > most ? Optional.empty() : Optional.of(number);
                }));
    }

    Optional<Boolean> truth(String key) {
        return scalar(key)
                .flatMap(node -> parsed(node, "true or false", text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                }));
    }

    Optional<Duration> duration(String key) {
        return scalar(key).flatMap(node -> duration(key, node));
    }

    private Optional<Duration> duration(String key, ScalarNode node) {
        Matcher matcher = DURATION.matcher(node.getValue());
        if (!matcher.matches()) {
            String number = node.getValue().matches("\\d+") ? node.getValue() : "5";
            problem(
                    node,
                    "%s \"%s\" has no unit; write \"%ss\", \"%sm\", \"%sh\" or \"%sd\""
                            .formatted(full(key), node.getValue(), number, number, number, number));
            return Optional.empty();
        }
        return parsed(node, "a span of time that can be counted", text -> Optional.of(span(matcher)));
    }

    private static Duration span(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A span of time of which nothing is not enough. */
    Optional<Duration> positiveDuration(String key) {
        Optional<Duration> duration = duration(key);
        if (duration.filter(Duration::isZero).isPresent()) {
            problem(
                    key,
                    "%s \"%s\" must be longer than nothing"
                            .formatted(full(key), text(key).orElse("")));
            return Optional.empty();
        }
        return duration;
    }

    List<Duration> durations(String key) {
        return scalars(key).stream()
                .flatMap(node -> duration(key, node).stream())
                .toList();
    }

    /** The least and the most of a span of time; anything else is noted and answered as none. */
    Optional<Between> between(String key) {
        List<Duration> durations = durations(key);
        if (durations.size() == 2
                && durations.getFirst().isPositive()
                && durations.getFirst().compareTo(durations.getLast()) <= 0) {
            return Optional.of(new Between(durations.getFirst(), durations.getLast()));
        }
        if (has(key) && durations.size() == texts(key).size()) {
            problem(
                    key,
                    "%s must be the least and the most, both above zero, as in [30m, 1d]; got %s"
                            .formatted(full(key), texts(key)));
        }
        return Optional.empty();
    }

    /** Spans of time, each longer than the one before; others are noted and answered as none. */
    List<Duration> ascendingDurations(String key) {
        List<Duration> durations = durations(key);
        for (int i = 1; i < durations.size(); i++) {
            if (durations.get(i).compareTo(durations.get(i - 1)) <= 0) {
                problem(
                        key,
                        "%s must be ascending, each span longer than the one before, as in [1h, 6h, 1d]; got %s"
                                .formatted(full(key), texts(key)));
                return List.of();
            }
        }
        return durations;
    }

    /** Bytes of a size such as {@code 10MB}, in powers of 1024. */
    Optional<Long> size(String key) {
        return scalar(key)
                .flatMap(node -> parsed(node, "a size with its unit, as in \"10MB\" or \"1GB\"", text -> {
                    Matcher matcher = SIZE.matcher(text);
                    return matcher.matches() ? Optional.of(bytes(matcher)) : Optional.empty();
                }));
    }

    private static long bytes(Matcher matcher) {
        int shift = switch (matcher.group(2)) {
            case "KB" -> 10;
            case "MB" -> 20;
            default -> 30;
        };
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
    }

    Optional<ZoneId> zone(String key) {
        return scalar(key).flatMap(node -> {
            try {
                return Optional.of(ZoneId.of(node.getValue()));
            } catch (DateTimeException e) {
                problem(
                        node,
                        "%s \"%s\" is no time zone; write one of the IANA names, as in \"Asia/Ulaanbaatar\""
                                .formatted(full(key), node.getValue()));
                return Optional.empty();
            }
        });
    }

    /** An absolute http or https address; patterns in braces are let through. */
    Optional<String> address(String key) {
        return scalar(key)
                .flatMap(node -> parsed(node, "an absolute address that starts with http:// or https://", text -> {
                    URI uri = uri(text.replaceAll("\\{\\w+}", "1"));
                    boolean good = uri.getHost() != null
                            && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
                    return good ? Optional.of(text) : Optional.empty();
                }));
    }

    /** Any absolute URI. */
    Optional<URI> uri(String key, String expected) {
        return scalar(key)
                .filter(node -> !node.getValue().isBlank())
                .flatMap(node ->
                        parsed(node, expected, text -> Optional.of(uri(text)).filter(URI::isAbsolute)));
    }

    /** The address of a whole site: links are made of it by a path alone. */
    Optional<URI> site(String key) {
        return scalar(key)
                .filter(node -> !node.getValue().isBlank())
                .flatMap(node ->
                        parsed(node, "http:// or https:// and a host alone, as in https://sonin.example.mn/", text -> {
                            URI uri = uri(text);
                            boolean good = uri.getHost() != null
                                    && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                                    && Set.of("", "/").contains(String.valueOf(uri.getPath()));
                            return good ? Optional.of(uri) : Optional.empty();
                        }));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    Optional<Pattern> pattern(String key) {
        return scalar(key).flatMap(node -> {
            try {
                return Optional.of(Pattern.compile(node.getValue(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
            } catch (PatternSyntaxException e) {
                problem(
                        node,
                        "%s \"%s\" is no regular expression: %s at character %d"
                                .formatted(full(key), node.getValue(), e.getDescription(), e.getIndex()));
                return Optional.empty();
            }
        });
    }

    Optional<String> selector(String key) {
        return scalar(key).flatMap(node -> selector(key, node));
    }

    List<String> selectors(String key) {
        return scalars(key).stream()
                .flatMap(node -> selector(key, node).stream())
                .toList();
    }

    private Optional<String> selector(String key, ScalarNode node) {
        try {
            QueryParser.parse(node.getValue());
            return Optional.of(node.getValue());
        } catch (SelectorParseException | IllegalArgumentException e) {
            problem(node, "%s \"%s\" is no CSS selector: %s".formatted(full(key), node.getValue(), e.getMessage()));
            return Optional.empty();
        }
    }

    /** One of a few words. */
    <T> Optional<T> choice(String key, Map<String, T> choices) {
        return scalar(key).flatMap(node -> {
            Optional<T> chosen = Optional.ofNullable(choices.get(node.getValue()));
            if (chosen.isEmpty()) {
                problem(
                        node,
                        "%s must be one of %s, got \"%s\"".formatted(full(key), choices.keySet(), node.getValue()));
            }
            return chosen;
        });
    }

    List<String> texts(String key) {
        return scalars(key).stream().map(ScalarNode::getValue).toList();
    }

    Optional<Section> section(String key) {
        return value(key).filter(node -> !isNull(node)).map(node -> child(key, node));
    }

    List<Section> sections(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof SequenceNode sequence)) {
            problem(
                    value.get(),
                    "%s must be a list with a dash before each entry, got %s".formatted(full(key), shown(value.get())));
            return List.of();
        }
        return sequence.getValue().stream().map(node -> child(key, node)).toList();
    }

    private Section child(String key, Node node) {
        Section child = new Section(file, full(key), node, problems);
        children.add(child);
        return child;
    }

    /** The value, or a problem that names the missing key. */
    <T> Optional<T> required(String key, Function<String, Optional<T>> reading, String expected) {
        if (text(key).isEmpty()
                && value(key).filter(node -> !(node instanceof ScalarNode)).isEmpty()) {
            problems.add(new Problem(place, "%s is missing; give %s".formatted(full(key), expected)));
            return Optional.empty();
        }
        return reading.apply(key);
    }

    void problem(String key, String message) {
        problems.add(new Problem(place(key), message));
    }

    /** Notes every key that nobody asked for, here and below. */
    void finish() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                problem(entry.getKeyNode(), "unknown key \"%s\"%s".formatted(full(key), nearest(key)));
            }
        });
        children.forEach(Section::finish);
    }

    private String nearest(String key) {
        return asked.stream()
                .filter(known -> !entries.containsKey(known))
                .filter(known -> distance(known, key) <= 2)
                .findFirst()
                .map("; did you mean \"%s\"?"::formatted)
                .orElse("; known here are " + asked.stream().sorted().toList());
    }

    /** Levenshtein's distance, for words as short as keys. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private Optional<ScalarNode> scalar(String key) {
        Optional<Node> value = value(key).filter(node -> !isNull(node));
        if (value.isPresent() && !(value.get() instanceof ScalarNode)) {
            problem(value.get(), "%s must be a single value, got %s".formatted(full(key), shown(value.get())));
            return Optional.empty();
        }
        return value.map(ScalarNode.class::cast);
    }

    private List<ScalarNode> scalars(String key) {
        Optional<Node> value = value(key).filter(node -> !isNull(node));
        List<ScalarNode> found = new ArrayList<>();
        for (Node node : value.map(Section::elements).orElse(List.of())) {
            if (node instanceof ScalarNode scalar) {
                found.add(scalar);
            } else {
                problem(node, "%s must hold single values, got %s".formatted(full(key), shown(node)));
            }
        }
        return found;
    }

    private static List<Node> elements(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private <T> Optional<T> parsed(ScalarNode node, String expected, Function<String, Optional<T>> reading) {
        Optional<T> value;
        try {
            value = reading.apply(node.getValue());
        } catch (IllegalArgumentException | ArithmeticException e) {
            value = Optional.empty();
        }
        if (value.isEmpty()) {
            problem(node, "\"%s\" is not %s".formatted(node.getValue(), expected));
        }
        return value;
    }

    private void problem(Node node, String message) {
        problems.add(new Problem(place(node), message));
    }

    private Place place(Node node) {
        return new Place(
                file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String shown(Node node) {
        return switch (node) {
            case ScalarNode scalar -> quoted(scalar.getValue());
            case SequenceNode sequence -> "a list";
            default -> "keys with values";
        };
    }
}
