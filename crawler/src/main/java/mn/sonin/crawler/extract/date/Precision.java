package mn.sonin.crawler.extract.date;

/** How exactly a page states a point in time. */
public enum Precision {
    DAY,
    MINUTE,
    SECOND
}
