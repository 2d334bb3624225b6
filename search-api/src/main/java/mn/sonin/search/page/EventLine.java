package mn.sonin.search.page;

import java.util.List;

/**
 * Who else tells the event of an article, folded away below its headline.
 *
 * @param told how many sources and languages tell it, in words
 * @param href where all of them are compared
 * @param others headlines of the others, by time; the first few
 */
record EventLine(String told, String href, List<Other> others) {
    /** Another headline of the event. */
    record Other(String id, String language, String title, String sourceName, String when, String iso) {}
}
