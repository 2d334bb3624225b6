package mn.sonin.crawler.url;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.config.Addresses;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The sites of {@code canonical-sites.csv}. */
record Sites(String name, Addresses rules, URI home) {
    static Sites named(String name) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Sites.class.getResourceAsStream("canonical-sites.csv")),
                StandardCharsets.UTF_8)) {
            return format.parse(file).stream()
                    .filter(line -> line.get("site").equals(name))
                    .findFirst()
                    .map(Sites::of)
                    .orElseThrow(() -> new AssertionError("canonical-sites.csv has no site \"%s\"".formatted(name)));
        }
    }

    private static Sites of(CSVRecord line) {
        Addresses rules = new Addresses(
                text(line, "article").map(Pattern::compile),
                words(line, "drop"),
                words(line, "keep"),
                words(line, "mirrors"),
                text(line, "identity").map(Pattern::compile),
                text(line, "template"));
        return new Sites(line.get("site"), rules, URI.create(line.get("home")));
    }

    private static Optional<String> text(CSVRecord line, String column) {
        return Optional.of(line.get(column)).filter(value -> !value.isBlank());
    }

    private static Set<String> words(CSVRecord line, String column) {
        return Arrays.stream(line.get(column).split(" ", -1))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toSet());
    }
}
