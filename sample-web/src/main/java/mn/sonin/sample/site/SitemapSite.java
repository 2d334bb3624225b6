package mn.sonin.sample.site;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Telling;

/** A site whose robots.txt names a gzipped index of monthly sitemaps and a news sitemap of its latest stories. */
final class SitemapSite implements Platform {
    private static final int NEWS = 40;

    private final Pages pages;

    SitemapSite(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on(
                        "/",
                        visit -> pages.list(
                                visit, Language.ENGLISH, Desk.page(visit.desk().shown(), 1, 15), 1, false)),
                Route.on("/sitemap_index\\.xml\\.gz", visit -> index(visit).zipped()),
                Route.on(
                        "/sitemap-(\\d{4}-\\d{2})\\.xml\\.gz",
                        (visit, path) -> pages.feed(visit, "sitemap.xml", of(visit, path.group(1)))
                                .zipped()),
                Route.on(
                        "/news-sitemap\\.xml",
                        visit -> pages.feed(
                                visit,
                                "news-sitemap.xml",
                                Desk.page(visit.desk().shown(), 1, NEWS))));
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        return pages.article(visit, telling);
    }

    private static List<Telling> of(Visit visit, String month) {
        return visit.desk().shown(telling -> month(telling).equals(month));
    }

    private Answer index(Visit visit) {
        TreeSet<String> months = new TreeSet<>();
        visit.desk().shown().forEach(telling -> months.add(month(telling)));
        return Answer.xml(pages.other(visit, "sitemap-index.xml", Map.of("months", months.descendingSet())));
    }

    private static String month(Telling telling) {
        return telling.published().toString().substring(0, 7);
    }
}
