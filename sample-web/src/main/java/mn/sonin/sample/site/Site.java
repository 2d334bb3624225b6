package mn.sonin.sample.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.sample.content.Outlet;
import mn.sonin.sample.content.Telling;
import mn.sonin.sample.content.Texts;

/** One news site in one edition: its outlet, its articles and the routes of its platform. Threads may share it. */
public final class Site {
    private final Desk desk;
    private final Platform platform;

    private Site(Desk desk, Platform platform) {
        this.desk = desk;
        this.platform = platform;
    }

    /**
     * The site of this outlet.
     *
     * @param address its root without a slash at the end
     * @param edition which articles and headlines are shown
     * @param tellings its articles of all editions
     * @param wire the articles of all outlets, for sites that quote others
     */
    public static Site of(Outlet outlet, String address, int edition, List<Telling> tellings, List<Telling> wire) {
        return new Site(new Desk(outlet, address, edition, tellings, wire), platform(outlet, new Pages()));
    }

    private static Platform platform(Outlet outlet, Pages pages) {
        return switch (outlet.platform()) {
            case "wordpress" -> new WordPressSite(pages, outlet);
            case "feed" -> new FeedSite(pages, outlet);
            case "lists" -> new ListSite(pages, outlet);
            case "sitemap" -> new SitemapSite(pages);
            case "script" -> new ScriptSite(pages);
            case "dated" -> new DatedSite(pages);
            case "broken" -> new BrokenSite(pages);
            case "locale" -> new LocaleSite(pages);
            case "digest" -> new DigestSite(pages);
            default ->
                throw new IllegalArgumentException(
                        "outlet \"%s\" has an unknown platform \"%s\"".formatted(outlet.id(), outlet.platform()));
        };
    }

    /**
     * What the site says.
     *
     * @param path decoded, as in {@code /category/улс-төр/}
     * @param query decoded parameters
     */
    public Answer answer(String path, Map<String, String> query) {
        Visit visit = new Visit(path, query, desk);
        if (path.equals("/robots.txt")) {
            return Answer.plain(
                    Texts.read("sites/" + desk.outlet().id() + "/robots.txt").replace("{base}", desk.address()));
        }
        return platform.routes().stream()
                .map(route -> route.tried(visit))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> article(visit))
                .orElseGet(() -> platform.missing(visit));
    }

    private Optional<Answer> article(Visit visit) {
        String id = visit.query().getOrDefault("id", "");
        String path = id.isEmpty() ? visit.path() : visit.path() + "?id=" + id;
        return desk.at(path)
                .map(telling -> telling.gone(desk.edition())
                        ? platform.missing(visit).status(telling.number() % 2 == 0 ? 404 : 410)
                        : platform.article(visit, telling));
    }
}
