package mn.sonin.sample.site;

import java.util.List;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Telling;

/** One site in two languages under one number range; {@code ?locale=en|mn} chooses the menus, not the text. */
final class LocaleSite implements Platform {
    private static final int LIST = 20;

    private final Pages pages;

    LocaleSite(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on("/", visit -> list(visit, 1)),
                Route.on("/page/(\\d+)", (visit, path) -> list(visit, Integer.parseInt(path.group(1)))));
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        return pages.article(visit, telling);
    }

    private Answer list(Visit visit, int page) {
        Language language =
                visit.query().getOrDefault("locale", "mn").equals("en") ? Language.ENGLISH : Language.MONGOLIAN;
        List<Telling> all = visit.desk().shown(telling -> telling.language() == language);
        return pages.list(visit, language, Desk.page(all, page, LIST), page, page * LIST < all.size());
    }
}
