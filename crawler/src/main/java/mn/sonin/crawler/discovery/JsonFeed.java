package mn.sonin.crawler.discovery;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Moment;
import tools.jackson.databind.JsonNode;

/** JSON Feed 1.0 and 1.1. */
final class JsonFeed {
    private final ZoneId zone;

    JsonFeed(ZoneId zone) {
        this.zone = zone;
    }

    FeedWay.Feed read(String text, String url) {
        return Json.tree(text)
                .map(this::read)
                .orElseGet(() -> new FeedWay.Feed.None(
                        "expected a feed, got broken JSON that begins \"%s\"".formatted(Json.beginning(text))));
    }

    private FeedWay.Feed read(JsonNode feed) {
        List<Entry> entries = Json.elements(feed.path("items"))
                .flatMap(item -> entry(item).stream())
                .toList();
        return entries.isEmpty()
                ? new FeedWay.Feed.None("the JSON has no \"items\" with a \"url\"")
                : new FeedWay.Feed.Items(entries, Json.raw(feed, "next_url"));
    }

    private Optional<Entry> entry(JsonNode item) {
        return Json.raw(item, "url")
                .or(() -> Json.raw(item, "id").filter(id -> id.startsWith("http")))
                .map(url -> Entry.at(url)
                        .titled(Json.plain(item, "title"))
                        .published(date(item, "date_published"))
                        .touched(date(item, "date_modified").map(Moment::instant))
                        .summed(Json.plain(item, "summary"))
                        .by(author(item)));
    }

    private Optional<Moment> date(JsonNode item, String field) {
        return Json.raw(item, field).flatMap(text -> FeedDate.read(text, zone));
    }

    /** Version 1.1 has {@code authors}, 1.0 had {@code author}. */
    private static Optional<String> author(JsonNode item) {
        return Json.plain(item.path("authors").path(0), "name").or(() -> Json.plain(item.path("author"), "name"));
    }
}
