package mn.sonin.sample.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mn.sonin.sample.content.Dates;
import mn.sonin.sample.content.Kind;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Telling;

/**
 * A digest: ten numbered English headlines and ten Mongolian ones of other outlets, each with host and date, above every
 * page; full texts below, several to a page.
 */
final class DigestSite implements Platform {
    private static final int HEADLINES = 10;
    private static final int TEXTS = 5;

    private final Pages pages;

    DigestSite(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on("/(?:base/news)?", this::news),
                Route.on("/base/headlines", visit -> Answer.html(pages.other(visit, "list.html", ticker(visit)))));
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        String head = pages.other(visit, "ticker.html", ticker(visit));
        Answer page = pages.article(visit, telling);
        return Answer.html(page.text().replace("<!--ticker-->", head))
                .touched(telling.modified(visit.desk().edition()));
    }

    private Answer news(Visit visit) {
        int page = visit.number("page", 1);
        List<Telling> all = visit.desk().shown();
        Map<String, Object> values = new HashMap<>(ticker(visit));
        values.put("items", Pages.stories(visit.desk(), Desk.page(all, page, TEXTS)));
        values.put("next", page * TEXTS < all.size() ? Integer.toString(page + 1) : "");
        return Answer.html(pages.other(visit, "list.html", values));
    }

    private static Map<String, Object> ticker(Visit visit) {
        return Map.of("english", lines(visit, Language.ENGLISH), "mongolian", lines(visit, Language.MONGOLIAN));
    }

    private static List<Map<String, Object>> lines(Visit visit, Language language) {
        Set<String> told = new HashSet<>();
        List<Telling> latest = visit.desk().wire().stream()
                .filter(telling -> telling.language() == language && telling.kind() == Kind.ORIGINAL)
                .filter(telling -> told.add(telling.event()))
                .limit(HEADLINES)
                .toList();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Telling telling : latest) {
            lines.add(Map.of(
                    "n",
                    lines.size() + 1,
                    "headline",
                    telling.headline().toUpperCase(Locale.ROOT),
                    "host",
                    "WWW." + telling.outlet().id().toUpperCase(Locale.ROOT) + ".EXAMPLE",
                    "day",
                    Dates.forms(telling.published()).getOrDefault("slashes", "")));
        }
        return lines;
    }
}
