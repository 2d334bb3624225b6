package mn.sonin.sample.content;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ways in which newspapers write a date. */
public final class Dates {
    private static final List<String> MONTHS = List.of(
            "нэгдүгээр",
            "хоёрдугаар",
            "гуравдугаар",
            "дөрөвдүгээр",
            "тавдугаар",
            "зургадугаар",
            "долдугаар",
            "наймдугаар",
            "есдүгээр",
            "аравдугаар",
            "арваннэгдүгээр",
            "арванхоёрдугаар");

    private static final Map<String, DateTimeFormatter> FORMATS = formats();

    private Dates() {}

    private static Map<String, String> patterns() {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("iso", "yyyy-MM-dd'T'HH:mm:ssxxx");
        patterns.put("isoSeconds", "yyyy-MM-dd HH:mm:ss");
        patterns.put("isoMinutes", "yyyy-MM-dd HH:mm");
        patterns.put("day", "yyyy-MM-dd");
        patterns.put("slashes", "yyyy/MM/dd");
        patterns.put("shortSlashes", "yyyy/M/d");
        patterns.put("dots", "yyyy.MM.dd");
        patterns.put("rfc822", "EEE, dd MMM yyyy HH:mm:ss xx");
        patterns.put("weekday", "EEEE, MMMM d, yyyy");
        patterns.put("long", "MMMM d, yyyy");
        patterns.put("longTime", "MMMM d, yyyy / hh:mm a");
        patterns.put("short", "MMM d, yyyy");
        patterns.put("shortTime", "MMM dd, yyyy HH:mm");
        patterns.put("dayMonth", "d MMMM yyyy");
        patterns.put("mnDash", "yyyy 'оны' M'-р сарын' d");
        patterns.put("mnBare", "yyyy 'оны' M 'сарын' d");
        patterns.put("mnDigits", "yyyy 'оны' MM 'дугаар сарын' dd");
        patterns.put("mnTime", "H 'цаг' m 'минут'");
        patterns.put("monthDay", "MMM. d");
        return patterns;
    }

    private static Map<String, DateTimeFormatter> formats() {
        Map<String, DateTimeFormatter> formats = new LinkedHashMap<>();
        patterns().forEach((name, pattern) -> formats.put(name, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)));
        return formats;
    }

    /** Every way of writing this moment, by the name that the templates use. */
    public static Map<String, String> forms(OffsetDateTime moment) {
        Map<String, String> forms = new LinkedHashMap<>();
        FORMATS.forEach((name, format) -> forms.put(name, format.format(moment)));
        forms.put(
                "mnLong",
                moment.getYear() + " оны " + MONTHS.get(moment.getMonthValue() - 1) + " сарын "
                        + moment.getDayOfMonth());
        forms.put(
                "ordinal",
                forms.getOrDefault("long", "")
                        .replace(" " + moment.getDayOfMonth() + ",", " " + ordinal(moment.getDayOfMonth()) + ","));
        return forms;
    }

    /** Replaces {@code {yyyy}}, {@code {MM}} and {@code {dd}}. */
    static String fill(String pattern, OffsetDateTime moment) {
        String day = moment.toLocalDate().toString();
        return pattern.replace("{yyyy}", day.substring(0, 4))
                .replace("{MM}", day.substring(5, 7))
                .replace("{dd}", day.substring(8, 10));
    }

    private static String ordinal(int day) {
        if (day >= 11 && day <= 13) {
            return day + "th";
        }
        return day
                + switch (day % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
