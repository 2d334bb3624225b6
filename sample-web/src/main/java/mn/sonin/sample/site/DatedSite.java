package mn.sonin.sample.site;

import java.util.List;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Telling;

/** A site whose addresses hold the day: {@code /a/2025/12/05} lists it, and the feed has everything. */
final class DatedSite implements Platform {
    private final Pages pages;

    DatedSite(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on("/", visit -> list(visit, Desk.page(visit.desk().shown(), 1, 20))),
                Route.on(
                        "/rss\\.xml",
                        visit -> pages.feed(visit, "rss.xml", visit.desk().shown())),
                Route.on("/a/(\\d{4}/\\d{2}/\\d{2})/?", (visit, path) -> list(visit, of(visit, path.group(1)))));
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        return pages.article(visit, telling);
    }

    private static List<Telling> of(Visit visit, String day) {
        return visit.desk().shown(telling -> telling.path().startsWith("/a/" + day + "/"));
    }

    private Answer list(Visit visit, List<Telling> tellings) {
        return pages.list(visit, Language.MONGOLIAN, tellings, 1, false);
    }
}
