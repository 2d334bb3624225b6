package mn.sonin.crawler.extract.date;

import java.time.LocalDateTime;

/**
 * What one needs to know to read a date in words.
 *
 * @param now the wall clock where the page is at home when it was captured; «өчигдөр» is the day before
 * @param monthFirst whether 3/4/2024 is the fourth of March
 */
public record Reading(LocalDateTime now, boolean monthFirst) {}
