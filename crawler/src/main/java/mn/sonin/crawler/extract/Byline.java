package mn.sonin.crawler.extract;

import java.util.List;

/** Who is named as author: people, one name each, and agencies and desks. */
public record Byline(List<String> people, List<String> agencies) {
    public Byline {
        people = List.copyOf(people);
        agencies = List.copyOf(agencies);
    }

    public boolean isEmpty() {
        return people.isEmpty() && agencies.isEmpty();
    }
}
