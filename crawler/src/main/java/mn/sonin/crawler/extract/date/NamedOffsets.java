package mn.sonin.crawler.extract.date;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Abbreviations of zones that name one offset in the news we read; CST and IST are taken as American and Indian. */
public final class NamedOffsets {
    private static final Map<String, String> OFFSETS = Map.ofEntries(
            Map.entry("UT", "Z"),
            Map.entry("Z", "Z"),
            Map.entry("UTC", "Z"),
            Map.entry("GMT", "Z"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("IST", "+05:30"),
            Map.entry("ULAT", "+08:00"),
            Map.entry("SGT", "+08:00"),
            Map.entry("HKT", "+08:00"),
            Map.entry("JST", "+09:00"),
            Map.entry("KST", "+09:00"),
            Map.entry("AEST", "+10:00"),
            Map.entry("AEDT", "+11:00"));

    /** Others in small letters are words, such as the French «est» and «cet». */
    private static final Set<String> IN_SMALL_LETTERS = Set.of("gmt", "utc", "z");

    private NamedOffsets() {}

    /** The offset of this name; empty for one that is not known. */
    public static Optional<ZoneOffset> of(String name) {
        String known = IN_SMALL_LETTERS.contains(name) ? name.toUpperCase(Locale.ROOT) : name;
        return Optional.ofNullable(OFFSETS.get(known)).map(ZoneOffset::of);
    }
}
