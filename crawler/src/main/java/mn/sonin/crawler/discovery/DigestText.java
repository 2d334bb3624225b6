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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Moment;

/**
 * The headlines of a digest: each a run of words, the host that published it in capitals, and a labelled date, as in
 * {@code 3 POPE LEO MEETS WITH THE PRESIDENT WWW.EXAMPLE.VA PUBLISHED:2025/12/05}. The English ones are numbered, the
 * Mongolian ones ({@code НИЙТЭЛСЭН}) may not be. What follows the last of them is not read.
 */
public final class DigestText {
    private static final Pattern LINE = Pattern.compile(
            "([^\\n]{3,500}?)\\s+(WWW\\.[\\p{L}\\p{N}.-]+\\p{L})[ \\t\\u00A0]+(PUBLISHED|НИЙТЭЛСЭН)\\s*:\\s*(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,3})[.)]?\\s+");

    private final ZoneId zone;

    /** @param zone of the digest's days */
    public DigestText(ZoneId zone) {
        this.zone = zone;
    }

    /** The headlines, in their order, each once. */
    public List<Entry> headlines(String text) {
        Map<String, Entry> once = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        Matcher line = LINE.matcher(text.replace("\r", ""));
        while (line.find()) {
            String label = line.group(3).toUpperCase(Locale.ROOT);
            int due = numbers.getOrDefault(label, 1);
            String title = Words.line(line.group(1)).orElse("");
            OptionalInt number = ownNumber(title, due);
            String words = number.isPresent() ? NUMBER.matcher(title).replaceFirst("") : title;
            numbers.put(label, number.orElse(due - 1) + 1);
            entry(words, host(line.group(2)), line).ifPresent(entry -> once.putIfAbsent(entry.url(), entry));
        }
        return new ArrayList<>(once.values());
    }

    /** A number is the list's only where it is due, or begins it anew; «8 licences issued» keeps its 8. */
    private static OptionalInt ownNumber(String title, int due) {
        Matcher number = NUMBER.matcher(title);
        if (!number.find()) {
            return OptionalInt.empty();
        }
        int stated = Integer.parseInt(number.group(1));
        return stated == due || (stated == 1 && due > 1) ? OptionalInt.of(stated) : OptionalInt.empty();
    }

    private Optional<Entry> entry(String title, String host, Matcher line) {
        if (title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Entry.at(name(host, title))
                .titled(Optional.of(title))
                .published(day(line.group(4), line.group(5), line.group(6)))
                .from(host));
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
