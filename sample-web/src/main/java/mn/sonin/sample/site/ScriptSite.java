package mn.sonin.sample.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mn.sonin.sample.content.Dates;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Telling;
import tools.jackson.databind.json.JsonMapper;

/** A site whose lists are drawn by script out of JSON: its front page holds no link to an article. */
final class ScriptSite implements Platform {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pages pages;

    ScriptSite(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.on("/", visit -> pages.list(visit, Language.MONGOLIAN, List.of(), 1, false)),
                Route.on("/cache/news-shinemedee", ScriptSite::latest),
                Route.on("/i/(\\d+)/fetch", (visit, path) -> section(visit, Integer.parseInt(path.group(1)))));
    }

    @Override
    public Answer article(Visit visit, Telling telling) {
        return pages.article(visit, telling);
    }

    /** Pages by number, or backwards from {@code lastNewsDate}. */
    private static Answer latest(Visit visit) {
        String before = visit.query().getOrDefault("lastNewsDate", "9");
        List<Telling> all = visit.desk().shown(telling -> seconds(telling).compareTo(before) <= 0);
        List<Map<String, Object>> entries = Desk.page(all, visit.number("page", 1), visit.number("size", 20)).stream()
                .map(telling -> entry(visit.desk(), telling))
                .toList();
        return Answer.json(JSON.writeValueAsString(Map.of("shinemedee_list", entries)));
    }

    private static Map<String, Object> entry(Desk desk, Telling telling) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", Integer.toString(telling.number(), 36));
        entry.put("title", telling.headline(desk.edition()));
        entry.put("short_content", telling.summary());
        entry.put("news_date", seconds(telling));
        return entry;
    }

    private static String seconds(Telling telling) {
        return Dates.forms(telling.published()).getOrDefault("isoSeconds", "");
    }

    /** The lists by section give ids alone. */
    private Answer section(Visit visit, int number) {
        if (number < 1 || number > Sections.IDS.size()) {
            return missing(visit);
        }
        List<Map<String, String>> ids =
                visit.desk().shown(telling -> telling.section().equals(Sections.IDS.get(number - 1))).stream()
                        .map(telling -> Map.of("lid", Integer.toString(telling.number(), 36)))
                        .toList();
        return Answer.json(JSON.writeValueAsString(Map.of("list", ids)));
    }
}
