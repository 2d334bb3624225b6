package mn.sonin.sample.site;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import mn.sonin.sample.content.Dates;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Outlet;
import mn.sonin.sample.content.Telling;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WordPress site: posts over REST, lists by category with pinned stories on every page, and a feed at some. One without
 * a feed answers its address with an ordinary page, as such sites do.
 */
final class WordPressSite implements Platform {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LIST = 20;

    private final Pages pages;
    private final boolean feed;

    WordPressSite(Pages pages, Outlet outlet) {
        this.pages = pages;
        this.feed = !outlet.address().startsWith("/r/");
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.on("/wp-json/?", visit -> Answer.json(JSON.writeValueAsString(root(visit)))),
                Route.on("/wp-json/wp/v2/posts/?", this::posts),
                Route.on(
                        "/(?:page/(\\d+)/?)?",
                        (visit, path) -> list(visit, path, visit.desk().shown())),
                Route.on("/category/([^/]+)/(?:page/(\\d+)/?)?", this::category)));
        if (feed) {
            routes.add(Route.on(
                    "/feed/?",
                    visit -> pages.feed(visit, "rss.xml", Desk.page(visit.desk().shown(), 1, 30))
                            .type("application/rss+xml; charset=UTF-8")));
        }
        return routes;
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        return pages.article(visit, telling);
    }

    /** Where there is no feed, an unknown address shows the front page under status 200. */
    @Override
    public Answer missing(Visit visit) {
        return feed ? Platform.super.missing(visit) : front(visit, visit.desk().shown(), 1);
    }

    private static Map<String, Object> root(Visit visit) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", visit.desk().outlet().mn());
        root.put("url", visit.desk().address());
        root.put("namespaces", List.of("oembed/1.0", "wp/v2"));
        return root;
    }

    private Answer posts(Visit visit) {
        List<Telling> all = visit.desk().shown();
        int size = Math.min(100, visit.number("per_page", 10));
        int last = Math.max(1, (all.size() + size - 1) / size);
        int page = visit.number("page", 1);
        if (page > last) {
            return Answer.json("{\"code\":\"rest_post_invalid_page_number\",\"message\":\"The page number requested is "
                            + "larger than the number of pages available.\",\"data\":{\"status\":400}}")
                    .status(400);
        }
        List<Map<String, Object>> posts = Desk.page(all, page, size).stream()
                .map(telling -> post(visit.desk(), telling))
                .toList();
        return Answer.json(JSON.writeValueAsString(posts))
                .with("X-WP-Total", Integer.toString(all.size()))
                .with("X-WP-TotalPages", Integer.toString(last));
    }

    private static Map<String, Object> post(Desk desk, Telling telling) {
        Map<String, String> local = Dates.forms(telling.published());
        Map<String, String> utc = Dates.forms(telling.published().withOffsetSameInstant(ZoneOffset.UTC));
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("id", telling.number());
        post.put("date", local.getOrDefault("isoSeconds", "").replace(' ', 'T'));
        post.put("date_gmt", utc.getOrDefault("isoSeconds", "").replace(' ', 'T'));
        post.put("slug", telling.slug());
        post.put("status", "publish");
        post.put("type", "post");
        post.put("link", desk.address() + telling.path());
        post.put("title", Map.of("rendered", entities(telling.headline(desk.edition()))));
        post.put("content", Map.of("rendered", html(telling.paragraphs()), "protected", false));
        post.put("excerpt", Map.of("rendered", html(telling.paragraphs().subList(0, 1)), "protected", false));
        post.put("current_time", "2 цагийн өмнө");
        return post;
    }

    private static String html(List<String> paragraphs) {
        StringBuilder html = new StringBuilder();
        paragraphs.forEach(text -> html.append("<p>").append(entities(text)).append("</p>\n"));
        return html.toString();
    }

    /** WordPress writes typographic signs as numbers. */
    private static String entities(String text) {
        return text.replace("&", "&#038;")
                .replace("“", "&#8220;")
                .replace("”", "&#8221;")
                .replace("’", "&#8217;");
    }

    private Answer category(Visit visit, Matcher path) {
        String wanted = path.group(1).replace('-', ' ');
        List<Telling> of = visit.desk()
                .shown(telling -> Sections.name(telling.section(), Language.MONGOLIAN)
                        .toLowerCase(Locale.ROOT)
                        .equals(wanted));
        return front(visit, of, page(path, 2));
    }

    private Answer list(Visit visit, Matcher path, List<Telling> tellings) {
        return front(visit, tellings, page(path, 1));
    }

    private static int page(Matcher path, int group) {
        return path.group(group) == null ? 1 : Integer.parseInt(path.group(group));
    }

    /** A page of a list; the same two stories are pinned above every one. */
    private Answer front(Visit visit, List<Telling> tellings, int page) {
        List<Telling> items = new ArrayList<>(Desk.page(visit.desk().shown(), 4, 2));
        Desk.page(tellings, page, LIST).stream()
                .filter(telling -> !items.contains(telling))
                .forEach(items::add);
        return pages.list(visit, Language.MONGOLIAN, items, page, page * LIST < tellings.size());
    }
}
