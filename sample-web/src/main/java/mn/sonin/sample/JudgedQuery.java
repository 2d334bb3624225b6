package mn.sonin.sample;

import java.util.Map;

/**
 * A query and the events that answer it, as judged by hand.
 *
 * @param id short name
 * @param language of the words typed, {@code en} or {@code mn}
 * @param kind topic, person, place, company or event
 * @param query what is typed
 * @param grades how well each event answers, by its id: 3 is about it, 2 tells much of it, 1 mentions it
 */
public record JudgedQuery(String id, String language, String kind, String query, Map<String, Integer> grades) {
    public JudgedQuery {
        grades = Map.copyOf(grades);
        if (grades.isEmpty()) {
            throw new IllegalArgumentException("query \"" + query + "\" has no relevant event");
        }
    }
}
