package mn.sonin.crawler.extract.text;

import java.util.regex.Pattern;

/** Recognises headlines of other sites in a digest, which names host and day of each: {@code WWW.SOURCE.MN PUBLISHED:2025/12/05}. */
public final class Tickers {
    private static final Pattern DAY = Pattern.compile(
            "\\s(?:published|нийтэлсэн):\\s*\\d{4}[/.-]\\d", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern HOST = Pattern.compile("\\bwww\\.\\S+$", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_HOST = 100;

    private Tickers() {}

    /** Whether the text holds such a headline; found by the day, before which the host stands. */
    public static boolean isOne(String text) {
        return (text.contains("WWW.") || text.contains("www."))
                && DAY.matcher(text).results().anyMatch(day -> endsWithHost(text, day.start()));
    }

    private static boolean endsWithHost(String text, int end) {
        String before = text.substring(Math.max(0, end - LONGEST_HOST), end).stripTrailing();
        return HOST.matcher(before).find();
    }
}
