package mn.sonin.crawler.discovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.archive.Moment;

/**
 * The headlines of a digest: each a run of words, the host that published it in capitals, and a labelled date, as in
 * {@code 3 POPE LEO MEETS WITH THE PRESIDENT WWW.EXAMPLE.VA PUBLISHED:2025/12/05}. The English ones are numbered, the
 * Mongolian ones ({@code НИЙТЭЛСЭН}) may not be. What follows the last of them is not read.
 */
public final class DigestText {
    /** What stands behind each headline. The headline is looked for from here backwards: forwards, every letter might begin one. */
    private static final Pattern PUBLISHER = Pattern.compile(
            "(?<=\\s)(WWW\\.[\\p{L}\\p{N}.-]+\\p{L})[ \\t\\u00A0]+(PUBLISHED|НИЙТЭЛСЭН)\\s*:\\s*(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private final ZoneId zone;

    /** @param zone of the digest's days */
    public DigestText(ZoneId zone) {
        this.zone = zone;
    }

    /** The headlines, in their order, each once. */
    public List<Entry> headlines(String text) {
        List<Line> lines = new ArrayList<>();
        String whole = text.replace("\r", "");
        Matcher publisher = PUBLISHER.matcher(whole);
        int read = 0;
        while (publisher.find()) {
            String headline = before(whole, read, publisher.start());
            if (headline.length() >= SHORTEST) {
                lines.add(new Line(
                        publisher.group(2).toUpperCase(Locale.ROOT),
                        Words.line(headline).orElse(""),
                        host(publisher.group(1)),
                        day(publisher.group(3), publisher.group(4), publisher.group(5))));
            }
            read = publisher.end();
        }
        Map<String, Entry> once = new LinkedHashMap<>();
        for (Line each : withoutNumbers(lines)) {
            each.entry().ifPresent(entry -> once.putIfAbsent(entry.url(), entry));
        }
        return new ArrayList<>(once.values());
    }

    /** The last line that says something there, or its end; never what was read before. */
    private static String before(String text, int read, int publisher) {
        int end = publisher;
        while (end > read && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        String last = text.substring(Math.max(read, end - LONGEST), end);
        return last.substring(last.lastIndexOf('\n') + 1);
    }

    /** Each label is a list of its own. */
    private static List<Line> withoutNumbers(List<Line> lines) {
        Map<String, Iterator<String>> titles = new HashMap<>();
        lines.stream()
                .collect(Collectors.groupingBy(Line::label, Collectors.mapping(Line::title, Collectors.toList())))
                .forEach((label, numbered) ->
                        titles.put(label, ListNumbers.without(numbered).iterator()));
        return lines.stream()
                .map(line -> line.titled(
                        Objects.requireNonNull(titles.get(line.label())).next()))
                .toList();
    }

    /** One headline as it was found. */
    private record Line(String label, String title, String host, Optional<Moment> day) {
        Line titled(String other) {
            return new Line(label, other, host, day);
        }

        Optional<Entry> entry() {
            return title.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Entry.at(name(host, title))
                            .titled(Optional.of(title))
                            .published(day)
                            .from(host));
        }
    }

    private Optional<Moment> day(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return Optional.of(new Moment(date.atStartOfDay(zone).toOffsetDateTime(), Moment.Precision.DAY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String host(String shown) {
        return shown.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }

    /** The name of a headline that has no link: the same words of the same host have the same name. */
    static String name(String host, String title) {
        byte[] words = (host + "\n" + title.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words);
            return "urn:sonin:headline:%s:%s".formatted(host, HexFormat.of().formatHex(digest, 0, 10));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
