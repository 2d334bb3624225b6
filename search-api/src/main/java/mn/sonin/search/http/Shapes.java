package mn.sonin.search.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The JSON schemas (draft 2020-12, as OpenAPI 3.1 takes them) of the records that are answered. */
final class Shapes {
    private static final Map<Type, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(URI.class, Map.of("type", "string", "format", "uri")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(OffsetDateTime.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(int.class, Map.of("type", "integer")),
            Map.entry(Integer.class, Map.of("type", "integer")),
            Map.entry(OptionalInt.class, Map.of("type", "integer")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(float.class, Map.of("type", "number")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(OptionalDouble.class, Map.of("type", "number")),
            Map.entry(boolean.class, Map.of("type", "boolean")));

    private final Map<String, Map<String, Object>> named = new TreeMap<>();
    private final Map<String, Class<?>> known = new HashMap<>();

    /** Schemas met so far, by name. */
    Map<String, Map<String, Object>> named() {
        return named;
    }

    /** The schema of this type, a reference where it is a record. */
    Map<String, Object> of(Type type) {
        if (PLAIN.containsKey(type)) {
            return PLAIN.get(type);
        }
        if (type instanceof ParameterizedType generic) {
            return of(generic);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return record(record);
        }
        throw new IllegalStateException("no JSON schema is known for " + type.getTypeName());
    }

    private Map<String, Object> of(ParameterizedType generic) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] inner = generic.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", element(inner[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(inner[1]));
        }
        if (raw == Optional.class) {
            return of(inner[0]);
        }
        throw new IllegalStateException("no JSON schema is known for " + generic.getTypeName());
    }

    /** Inside a list an absent value cannot be left out: it is null. */
    private Map<String, Object> element(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return Map.of("oneOf", List.of(of(generic), Map.of("type", "null")));
        }
        return of(type);
    }

    private Map<String, Object> record(Class<?> record) {
        String name = record.getSimpleName();
        Class<?> other = known.putIfAbsent(name, record);
        if (other != null && other != record) {
            throw new IllegalStateException("%s and %s would be one schema; name one of them differently"
                    .formatted(other.getName(), record.getName()));
        }
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, properties(record));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> properties(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Map<String, Object> schema = new LinkedHashMap<>(of(component.getGenericType()));
            schema.put("description", said(component.getAnnotation(Says.class), component));
            properties.put(component.getName(), schema);
            if (!optional(component.getType())) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", said(record.getAnnotation(Says.class), record));
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static boolean optional(Class<?> type) {
        return type == Optional.class || type == OptionalInt.class || type == OptionalDouble.class;
    }

    private static String said(@org.jspecify.annotations.Nullable Says says, Object of) {
        if (says == null) {
            throw new IllegalStateException(of + " is part of an answer and needs @Says");
        }
        return says.value();
    }
}
