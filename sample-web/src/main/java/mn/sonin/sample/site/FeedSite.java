package mn.sonin.sample.site;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mn.sonin.sample.content.Dates;
import mn.sonin.sample.content.Outlet;
import mn.sonin.sample.content.Telling;
import tools.jackson.databind.json.JsonMapper;

/**
 * A site with a feed of one kind. Its feed holds everything it ever printed, longer than real ones, so that one short
 * harvest sees two years.
 */
final class FeedSite implements Platform {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LIST = 25;

    /** Which feed an outlet has, and where. */
    private record Feed(String path, String template, String type) {
        private static final Map<String, Feed> BY_OUTLET = Map.of(
                "ireedui", new Feed("/rss", "rss.xml", "text/xml; charset=utf-8"),
                "steppewire", new Feed("/feed/", "atom.xml", "application/atom+xml"),
                "markets", new Feed("/feed.json", "", "application/feed+json"),
                "scholar", new Feed("/index.rdf", "rdf.xml", "application/rdf+xml"),
                "asiaview", new Feed("/feed/", "rss.xml", "application/rss+xml; charset=UTF-8"),
                "basilica", new Feed("/en.rss.xml", "rss.xml", "application/rss+xml;charset=utf-8"),
                "beat", new Feed("/rss.xml", "rss.xml", "application/xml"));

        static Feed of(Outlet outlet) {
            Feed feed = BY_OUTLET.get(outlet.id());
            if (feed == null) {
                throw new IllegalArgumentException("outlet \"" + outlet.id() + "\" has no feed");
            }
            return feed;
        }
    }

    private final Pages pages;
    private final Feed feed;

    FeedSite(Pages pages, Outlet outlet) {
        this.pages = pages;
        this.feed = Feed.of(outlet);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on(Pattern.quote(feed.path()), this::feed), Route.on("/(?:page/(\\d+)/?)?", (visit, path) -> {
                    int page = path.group(1) == null ? 1 : Integer.parseInt(path.group(1));
                    List<Telling> all = visit.desk().shown();
                    return pages.list(
                            visit,
                            visit.desk().outlet().languages().getFirst(),
                            Desk.page(all, page, LIST),
                            page,
                            page * LIST < all.size());
                }));
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        return pages.article(visit, telling);
    }

    private Answer feed(Visit visit) {
        List<Telling> all = visit.desk().shown();
        Answer answer = feed.template().isEmpty()
                ? Answer.json(json(visit.desk(), all))
                : pages.feed(visit, feed.template(), all);
        Answer typed = answer.type(feed.type());
        return all.isEmpty() ? typed : typed.touched(newest(visit.desk(), all));
    }

    private static OffsetDateTime newest(Desk desk, List<Telling> all) {
        return all.stream()
                .map(telling -> telling.modified(desk.edition()))
                .max(OffsetDateTime::compareTo)
                .orElseThrow();
    }

    /** JSON Feed 1.1. */
    private static String json(Desk desk, List<Telling> all) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", desk.outlet().en());
        feed.put("home_page_url", desk.address() + "/");
        feed.put("feed_url", desk.address() + "/feed.json");
        feed.put("language", desk.outlet().languages().getFirst().code());
        List<Map<String, Object>> items = new ArrayList<>();
        all.forEach(telling -> items.add(item(desk, telling)));
        feed.put("items", items);
        return JSON.writeValueAsString(feed);
    }

    private static Map<String, Object> item(Desk desk, Telling telling) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", desk.address() + telling.path());
        item.put("url", desk.address() + telling.path());
        item.put("title", telling.headline(desk.edition()));
        item.put("summary", telling.summary());
        item.put("date_published", Dates.forms(telling.published()).getOrDefault("iso", ""));
        item.put("authors", List.of(Map.of("name", telling.byline())));
        item.put("tags", List.of(telling.section()));
        return item;
    }
}
