package mn.sonin.search.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mn.sonin.search.question.Address;

/** Ways to hear of what comes to match a search: two feeds that hold it whole, and two commands that save it as a query. */
final class Follows {
    /** What a saved search, which is a query and nothing else, cannot hold. A language within a query would end the search in the other one. */
    private static final List<String> BEYOND_A_QUERY = List.of("lang", "expand", "without", "asof");

    private Follows() {}

    /**
     * The links.
     *
     * @param name what the saved search is called; the query itself where blank
     * @param search the search, at any path
     */
    static List<SearchView.Link> of(String name, Address search, Words words) {
        Address feed = search.without("cursor").without("size").without("fold").with("sort", "newest");
        List<SearchView.Link> links = new ArrayList<>();
        links.add(new SearchView.Link("Atom", feed.at("/feed.atom").toString(), false));
        links.add(new SearchView.Link("JSON Feed", feed.at("/feed.json").toString(), false));
        query(search).ifPresent(query -> {
            Address saving = Address.of("/saved")
                    .with("name", name.isBlank() ? query : name)
                    .with("q", query);
            links.add(new SearchView.Link(words.say("follow.mail"), saving + "#mail", false));
            links.add(new SearchView.Link(words.say("follow.webhook"), saving + "#webhook", false));
        });
        return links;
    }

    /** The search as one query that finds the same; nothing where there is none, or where it asks for everything. */
    private static Optional<String> query(Address search) {
        if (BEYOND_A_QUERY.stream().anyMatch(search::has)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        List.of("source", "collection")
                .forEach(field -> any(field, search.all(field)).ifPresent(parts::add));
        search.all("topic").forEach(topic -> parts.add("topic:" + topic));
        search.all("from").forEach(day -> parts.add("after:" + day));
        search.all("to").stream()
                .map(day -> LocalDate.parse(day).plusDays(1))
                .filter(day -> day.getYear() < 10_000)
                .forEach(day -> parts.add("before:" + day));
        if (search.has("history", "yes")) {
            parts.add("history:yes");
        }
        search.all("q").stream()
                .filter(typed -> !typed.isBlank())
                .forEach(typed -> parts.addFirst(parts.isEmpty() ? typed : "(" + typed + ")"));
        return Optional.of(String.join(" ", parts)).filter(query -> !query.isEmpty());
    }

    private static Optional<String> any(String field, List<String> values) {
        String or = values.stream().map(value -> field + ":" + value).collect(Collectors.joining(" OR "));
        return Optional.of(values.size() > 1 ? "(" + or + ")" : or).filter(part -> !part.isEmpty());
    }
}
