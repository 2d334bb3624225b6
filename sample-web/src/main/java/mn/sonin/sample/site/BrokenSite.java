package mn.sonin.sample.site;

import java.nio.charset.Charset;
import java.util.List;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Telling;

/**
 * An old site: tags left open, Latin letters that look Cyrillic, and pages of three makes by their number. Most are
 * windows-1251 with {@code є ї} for the letters ө and ү, which that set lacks; some are UTF-8 under a header that claims
 * Latin-1.
 */
final class BrokenSite implements Platform {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final int LIST = 30;

    private final Pages pages;

    BrokenSite(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on(
                        "/(?:index\\.php)?",
                        (visit, path) -> visit.query().containsKey("id")
                                ? visit.desk()
                                        .at("/index.php?id=" + visit.query().get("id"))
                                        .map(telling -> shown(visit, telling))
                                        .orElseGet(() -> missing(visit))
                                : list(visit)),
                Route.on(
                        "/rss\\.php",
                        visit -> torn(pages.feed(
                                visit, "rss.xml", Desk.page(visit.desk().shown(), 1, 25)))));
    }

    private Answer shown(Visit visit, Telling telling) {
        return telling.gone(visit.desk().edition()) ? missing(visit) : article(visit, telling);
    }

    private Answer list(Visit visit) {
        int page = visit.number("page", 1);
        List<Telling> all = visit.desk().shown();
        return pages.list(visit, Language.MONGOLIAN, Desk.page(all, page, LIST), page, page * LIST < all.size());
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        Answer page = pages.article(visit, telling);
        return switch (telling.number() % 3) {
            case 0 -> page.type("text/html; charset=iso-8859-1");
            case 1 -> legacy(page);
            default -> page.rewritten(lookAlikes(page.text())).type("text/html");
        };
    }

    /** Typed on a keyboard whose x was nearer than the х. */
    private static String lookAlikes(String text) {
        return text.replace("хү", "xү").replace("хэ", "xэ");
    }

    private static Answer legacy(Answer page) {
        String text = page.text()
                .replace("charset=utf-8", "charset=windows-1251")
                .replace('ө', 'є')
                .replace('ү', 'ї')
                .replace('Ө', 'Є')
                .replace('Ү', 'Ї')
                .replace("₮", "төг. ");
        return page.rewritten(text).type("text/html").in(CYRILLIC);
    }

    /** A feed as old scripts print it: ampersands bare, and blank lines before the XML declaration. */
    private static Answer torn(Answer feed) {
        return feed.rewritten("\n" + feed.text().replace("&amp;", "&").replace("</rss>", ""))
                .type("text/html");
    }
}
