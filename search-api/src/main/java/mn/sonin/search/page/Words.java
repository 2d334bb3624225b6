package mn.sonin.search.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.archive.Moment;
import mn.sonin.search.http.Asked;

/** Everything the pages say, in one language. */
final class Words {
    static final Words ENGLISH = new Words("en");
    static final Words MONGOLIAN = new Words("mn");

    /** The name of the cookie that keeps a reader's choice. */
    static final String COOKIE = "ui";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final String language;
    private final Map<String, String> texts;
    private final DateTimeFormatter day;
    private final DateTimeFormatter date;
    private final DateTimeFormatter month;

    private Words(String language) {
        this.language = language;
        this.texts = read("/mn/sonin/search/words/" + language + ".properties");
        boolean english = language.equals("en");
        this.day = DateTimeFormatter.ofPattern(english ? "d MMM uuuu" : "uuuu 'оны' M'-р сарын' d", Locale.ENGLISH);
        this.date = english ? day : DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ENGLISH);
        this.month = DateTimeFormatter.ofPattern(english ? "MMMM uuuu" : "uuuu 'оны' M'-р сар'", Locale.ENGLISH);
    }

    /** In the language that the reader chose before, else in the one the browser prefers, else in English. */
    static Words of(Asked asked) {
        return asked.cookie(COOKIE)
                .flatMap(Words::named)
                .orElseGet(() -> asked.header("Accept-Language")
                        .flatMap(Words::preferred)
                        .orElse(ENGLISH));
    }

    static Optional<Words> named(String language) {
        return List.of(ENGLISH, MONGOLIAN).stream()
                .filter(words -> words.language.equals(language))
                .findFirst();
    }

    private static Optional<Words> preferred(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .flatMap(range -> named(range.getRange().replaceAll("-.*", "")).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }

    /** ISO 639-1. */
    String language() {
        return language;
    }

    Words other() {
        return this == ENGLISH ? MONGOLIAN : ENGLISH;
    }

    /** All keys there are. */
    Map<String, String> texts() {
        return texts;
    }

    /**
     * The text of this key, with {@code {0}} and so on replaced; a value stands as it is, whatever is in it.
     *
     * @throws IllegalStateException for a key without a text, which tests find before readers do
     */
    String say(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("words/%s.properties has no \"%s\"".formatted(language, key));
        }
        return PLACE.matcher(text).replaceAll(place -> {
            int at = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(at < values.length ? String.valueOf(values[at]) : place.group());
        });
    }

    /** The text of this key, or the last part of the key itself where there is none: for names that others give. */
    String name(String group, String id) {
        return texts.getOrDefault(group + "." + id, id);
    }

    /** A counted thing: the key's text for one or for any other number, with the number as {@code {0}}. */
    String count(String key, long number) {
        return say(key + (number == 1 ? ".one" : ".other"), number(number));
    }

    String number(long number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u202f');
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    String decimal(double number) {
        return new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    /** A share from 0 to 1 as per cent. */
    String share(double share) {
        return Math.round(share * 100) + "\u202f%";
    }

    /** As it is said in a sentence or a heading; beside a headline it is shorter. */
    String day(LocalDate day) {
        return this.day.format(day);
    }

    String month(YearMonth month) {
        return this.month.format(month);
    }

    String time(Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone);
        return "%s, %02d:%02d".formatted(date.format(at), at.getHour(), at.getMinute());
    }

    /** As precisely as it is known. */
    String time(Moment moment, ZoneId zone) {
        return moment.precision() == Moment.Precision.DAY ? date.format(moment.at()) : time(moment.instant(), zone);
    }
}
