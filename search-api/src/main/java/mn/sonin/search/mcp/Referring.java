package mn.sonin.search.mcp;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mn.sonin.config.Source;
import mn.sonin.search.http.Json;
import mn.sonin.search.http.Route;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Address;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says of every answer where it comes from and how it is cited, so that an assistant cannot leave it out unseen. */
final class Referring {
    private final Library library;
    private final Supplier<URI> home;

    Referring(Library library, Supplier<URI> home) {
        this.library = library;
        this.home = home;
    }

    /** The answer with its source and its citation before it. */
    JsonNode with(ToolKind kind, JsonNode answer, Route route, Map<String, List<String>> given) {
        answer.path("articles").forEach(article -> ((ObjectNode) article).put("citation", article(article)));
        ObjectNode told = (ObjectNode) Json.tree(Map.of());
        String source = source(kind, route, given, answer);
        told.put("source", source);
        told.put(
                "citation",
                switch (kind.name()) {
                    case "article" -> article(answer);
                    case "cite" -> cited(answer);
                    default -> replayable(kind, answer, source);
                });
        told.set("answer", answer);
        return told;
    }

    /** The same question over HTTP, at the place in the sequence that answered; what was kept, where it is kept. */
    private String source(ToolKind kind, Route route, Map<String, List<String>> given, JsonNode answer) {
        if (kind.writes()) {
            return answer.path("address").asString();
        }
        Address address = Address.of(route.path());
        for (Map.Entry<String, List<String>> asked : given.entrySet()) {
            String part = "{" + asked.getKey() + "}";
            for (String value : asked.getValue()) {
                address = route.path().contains(part)
                        ? new Address(address.path().replace(part, value), address.values())
                        : address.plus(asked.getKey(), value);
            }
        }
        boolean placed = route.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("asof"));
        Address fixed = placed && !address.has("asof") ? address.plus("asof", Long.toString(place(answer))) : address;
        return home.get().resolve(fixed.toString()).toString();
    }

    /** The index may have moved on since it answered. */
    private long place(JsonNode answer) {
        return answer.path("sequence").asLong(library.indexed());
    }

    private String replayable(ToolKind kind, JsonNode answer, String source) {
        return "Sonin, archive of the news of Mongolia, %s as of place %d of its sequence, %s. %s"
                .formatted(kind.name(), place(answer), library.today(), source);
    }

    private String cited(JsonNode citation) {
        return "Sonin, archive of the news of Mongolia, %d articles as of place %d of its sequence, %s. %s"
                .formatted(
                        citation.path("count").asLong(),
                        citation.path("sequence").asLong(),
                        LocalDate.ofInstant(
                                OffsetDateTime.parse(citation.path("created").asString())
                                        .toInstant(),
                                library.zone()),
                        citation.path("address").asString());
    }

    /** In the archive's zone, as a search by day finds it; a day that is all that the site said stands as it is. */
    private String day(String time, String precision) {
        return precision.equals("day") || time.length() < 11
                ? time.substring(0, Math.min(10, time.length()))
                : LocalDate.ofInstant(OffsetDateTime.parse(time).toInstant(), library.zone())
                        .toString();
    }

    /** A line of a list, or an article's whole record. */
    private String article(JsonNode article) {
        JsonNode revision = article.at("/revisions").isEmpty()
                ? article
                : article.at("/revisions/" + (article.at("/revisions").size() - 1));
        String title =
                revision.at("/title/value").asString(article.path("title").asString(""));
        String published =
                revision.at("/published/at").asString(article.path("firstSeen").asString(""));
        String source = article.path("source").asString("");
        return "%s. %s, %s. %s Archived: %s"
                .formatted(
                        title,
                        library.configuration()
                                .source(source)
                                .map(Source::names)
                                .map(names -> names.en())
                                .orElse(source),
                        day(published, revision.at("/published/precision").asString("")),
                        article.path("url").asString(""),
                        home.get().resolve("/articles/" + article.path("id").asString("")));
    }
}
