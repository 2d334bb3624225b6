package mn.sonin.search.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a handler sees it.
 *
 * @param path as sent, decoded
 * @param queryString as sent; blank for none
 * @param given values by parameter, path and query string together
 * @param headers by lower-case name
 * @param cookies by name
 * @param body as text; blank for none
 * @param client the other end's IP address
 */
public record Asked(
        String path,
        String queryString,
        Map<String, List<String>> given,
        Map<String, String> headers,
        Map<String, String> cookies,
        String body,
        String client) {
    public Asked {
        given = new LinkedHashMap<>(given);
        headers = Map.copyOf(headers);
        cookies = Map.copyOf(cookies);
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalStateException where {@link #faults} was not asked first
     */
    public <T> T value(Parameter<T> parameter) {
        return switch (parameter.reading().read(raw(parameter))) {
            case Parameter.Read.Understood<T> understood -> understood.value();
            case Parameter.Read.Refused<T> refused ->
                throw new IllegalStateException("%s must be %s".formatted(parameter.name(), refused.expected()));
        };
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /**
     * What is wrong with the request's parameters, all together.
     *
     * @param strict whether a parameter that none of these names is a fault
     */
    List<Problem.Fault> faults(List<Parameter<?>> parameters, boolean strict) {
        List<Problem.Fault> faults = new ArrayList<>();
        for (Parameter<?> parameter : parameters) {
            fault(parameter).ifPresent(faults::add);
        }
        if (strict) {
            unknown(parameters).forEach(faults::add);
        }
        return faults;
    }

    private Optional<Problem.Fault> fault(Parameter<?> parameter) {
        List<String> raw = raw(parameter);
        for (String value : raw) {
            if (value.length() > Parameter.LONGEST) {
                return Optional.of(Problem.Fault.of(
                        parameter.name(),
                        "%s must have at most %d characters, got %d"
                                .formatted(parameter.name(), Parameter.LONGEST, value.length())));
            }
        }
        return switch (parameter.reading().read(raw)) {
            case Parameter.Read.Understood<?> understood -> Optional.empty();
            case Parameter.Read.Refused<?> refused ->
                Optional.of(Problem.Fault.of(
                        parameter.name(),
                        "%s must be %s, got \"%s\"".formatted(parameter.name(), refused.expected(), raw.getLast())));
        };
    }

    private List<Problem.Fault> unknown(List<Parameter<?>> parameters) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        return given.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> Problem.Fault.of(
                        name,
                        "unknown parameter \"%s\"; this route takes %s"
                                .formatted(name, names.isEmpty() ? "none" : String.join(", ", names))))
                .toList();
    }

    private List<String> raw(Parameter<?> parameter) {
        return given.getOrDefault(parameter.name(), List.of());
    }
}
