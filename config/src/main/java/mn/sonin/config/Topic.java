package mn.sonin.config;

import java.util.List;

/**
 * A named, bilingual query; never a tag stored in the index.
 *
 * @param id lower-case words joined by hyphens, as in {@code rio-tinto}
 * @param names what readers call it
 * @param description one sentence in each language
 * @param query in the query language of the search
 * @param related ids of other topics
 * @param place where it is written, so that a query that does not parse can be pointed at
 */
public record Topic(String id, Names names, Names description, String query, List<String> related, Place place) {
    public Topic {
        related = List.copyOf(related);
    }
}
