package mn.sonin.sample.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Outlet;
import mn.sonin.sample.content.Telling;

/**
 * A site without any feed: numbered section lists with {@code ?page=N}, and pinned stories above each page. Addresses of
 * feeds answer 404.
 */
final class ListSite implements Platform {
    private static final int LIST = 20;

    private final Pages pages;
    private final Outlet outlet;

    ListSite(Pages pages, Outlet outlet) {
        this.pages = pages;
        this.outlet = outlet;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on(
                        "/",
                        visit -> list(
                                visit,
                                outlet.languages().getFirst(),
                                visit.desk().shown(),
                                1)),
                Route.on("/(mn|en)/more/(\\d+)", this::section),
                Route.on("/list(?:/index(?:_(\\d+))?\\.htm)?", (visit, path) -> {
                    int page = path.group(1) == null ? visit.number("page", 1) : Integer.parseInt(path.group(1));
                    return list(
                            visit, outlet.languages().getFirst(), visit.desk().shown(), page);
                }));
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        return pages.article(visit, telling);
    }

    /** Section 8 is all Mongolian news, 301 all English news; 10 and further ones are sections. */
    private Answer section(Visit visit, Matcher path) {
        Language language = Language.of(path.group(1));
        int number = Integer.parseInt(path.group(2));
        int section = number - (language == Language.MONGOLIAN ? 9 : 302);
        if (section < -1 || section >= Sections.IDS.size()) {
            return missing(visit);
        }
        List<Telling> of = visit.desk()
                .shown(telling -> telling.language() == language
                        && (section == -1 || telling.section().equals(Sections.IDS.get(section))));
        return list(visit, language, of, visit.number("page", 1));
    }

    private Answer list(Visit visit, Language language, List<Telling> tellings, int page) {
        List<Telling> items = new ArrayList<>(Desk.page(tellings, 3, 1));
        Desk.page(tellings, page, LIST).stream()
                .filter(telling -> !items.contains(telling))
                .forEach(items::add);
        return pages.list(visit, language, items, page, page * LIST < tellings.size());
    }
}
