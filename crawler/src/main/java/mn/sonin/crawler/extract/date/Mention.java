package mn.sonin.crawler.extract.date;

/**
 * A date as it stands in a text.
 *
 * @param start place of its first character in the text
 * @param end place after its last character, the time of day included
 */
public record Mention(StatedDate date, int start, int end, Kind kind) {
    /** How much of the date the text itself says. */
    public enum Kind {
        /** Day, month and year. */
        FULL,
        /** Day and month; the year is that of the nearest such day not after the reading. */
        WITHOUT_YEAR,
        /** A distance from the reading, such as «54 минутын өмнө». */
        RELATIVE,
        /** A distance in months or years, which fixes no day. */
        VAGUE
    }
}
