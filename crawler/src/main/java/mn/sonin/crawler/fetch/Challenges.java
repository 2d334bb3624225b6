package mn.sonin.crawler.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Captures.Header;

/** Recognises pages that test for a browser, by the signs of {@code challenges.tsv}. */
final class Challenges {
    /** Such pages hold a script and a sentence; an article that writes about one of them is longer. */
    private static final int SHORT = 64 * 1024;

    private static final List<Sign> SIGNS = read();

    private Challenges() {}

    /** Who tests, as in {@code challenge page of Cloudflare}; empty for an honest answer. */
    static Optional<String> recognise(List<Header> headers, Bytes body) {
        boolean html = Transport.header(headers, "Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                .orElse(true);
        String page = html && body.length() <= SHORT
                ? body.decode(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)
                : "";
        return SIGNS.stream()
                .filter(sign -> sign.seen(headers, page))
                .findFirst()
                .map(sign -> "challenge page of " + sign.name());
    }

    private static List<Sign> read() {
        InputStream file =
                Objects.requireNonNull(Challenges.class.getResourceAsStream("challenges.tsv"), "challenges.tsv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Sign::of)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("challenges.tsv cannot be read", broken);
        }
    }

    /**
     * One line of the table.
     *
     * @param header name of the header it stands in; empty for the body
     */
    private record Sign(String name, Optional<String> header, String text) {
        static Sign of(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 3) {
                throw new IllegalArgumentException("challenges.tsv: three columns expected in \"%s\"".formatted(line));
            }
            Optional<String> header = columns[1].startsWith("header ")
                    ? Optional.of(columns[1].substring("header ".length()))
                    : Optional.empty();
            return new Sign(columns[0], header, columns[2].toLowerCase(Locale.ROOT));
        }

        boolean seen(List<Header> headers, String page) {
            return header.isEmpty()
                    ? page.contains(text)
                    : Transport.header(headers, header.get())
                            .map(value -> value.toLowerCase(Locale.ROOT).contains(text))
                            .orElse(false);
        }
    }
}
