package mn.sonin.crawler.url;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of query parameters, some with a {@code *} for any ending.
 *
 * @param names in lower case
 */
record ParameterNames(Set<String> names) {
    ParameterNames {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** The ones of {@code tracking-parameters.txt}. */
    static ParameterNames tracking() {
        InputStream file = Objects.requireNonNull(
                ParameterNames.class.getResourceAsStream("tracking-parameters.txt"), "tracking-parameters.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new ParameterNames(lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet()));
        } catch (IOException broken) {
            throw new UncheckedIOException("tracking-parameters.txt cannot be read", broken);
        }
    }

    boolean contain(String name) {
        return names.contains(name)
                || names.stream()
                        .anyMatch(known ->
                                known.endsWith("*") && name.startsWith(known.substring(0, known.length() - 1)));
    }
}
