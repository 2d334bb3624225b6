package mn.sonin.search.question;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A path with its query string, and the same with one thing changed.
 *
 * @param path as it is sent
 * @param values in their order; a name may stand several times
 */
public record Address(String path, List<Map.Entry<String, String>> values) {
    public Address {
        values = List.copyOf(values);
    }

    public static Address of(String path) {
        return new Address(path, List.of());
    }

    /** The same with one more value. */
    public Address plus(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(values);
        more.add(Map.entry(name, value));
        return new Address(path, more);
    }

    /** The same without this value of this name. */
    public Address minus(String name, String value) {
        Map.Entry<String, String> gone = Map.entry(name, value);
        return new Address(
                path, values.stream().filter(entry -> !entry.equals(gone)).toList());
    }

    /** The same without any value of this name. */
    public Address without(String name) {
        return new Address(
                path,
                values.stream().filter(entry -> !entry.getKey().equals(name)).toList());
    }

    /** The same with this as the one value of this name. */
    public Address with(String name, String value) {
        return without(name).plus(name, value);
    }

    /** The same question, put elsewhere. */
    public Address at(String otherPath) {
        return new Address(otherPath, values);
    }

    /** All values of this name. */
    public List<String> all(String name) {
        return values.stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    public boolean has(String name, String value) {
        return values.contains(Map.entry(name, value));
    }

    public boolean has(String name) {
        return values.stream().anyMatch(entry -> entry.getKey().equals(name));
    }

    /** As it is written in a link. */
    @Override
    public String toString() {
        return values.isEmpty() ? path : path + "?" + queryString();
    }

    /** The part after the question mark. */
    public String queryString() {
        return values.stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
