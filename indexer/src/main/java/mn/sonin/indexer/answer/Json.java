package mn.sonin.indexer.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of JSON that another machine sent: each is what it has to be, or an {@link IllegalArgumentException} says what it is. */
final class Json {
    private Json() {}

    static Map<String, Object> map(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("expected an object, got " + value);
        }
        Map<String, Object> known = new LinkedHashMap<>();
        map.forEach((key, each) -> known.put(text(key), each));
        return known;
    }

    static Object in(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("expected \"%s\" in %s".formatted(key, map.keySet()));
        }
        return value;
    }

    static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("expected a list, got " + value);
    }

    static List<String> texts(Object value) {
        return list(value).stream().map(Json::text).toList();
    }

    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected a text, got " + value);
    }

    static Number number(Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("expected a number, got " + value);
    }
}
