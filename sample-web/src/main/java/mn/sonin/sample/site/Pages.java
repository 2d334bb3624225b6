package mn.sonin.sample.site;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mn.sonin.sample.content.Dates;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Telling;
import mn.sonin.sample.content.Texts;

/** Fills the templates under {@code sites/}: each site has its own pages, feeds are shared. Threads may share it. */
final class Pages {
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(Texts.read("sites/" + name)));

    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** The site's page for one article. */
    Answer article(Visit visit, Telling telling) {
        Map<String, Object> values = site(visit, telling.language());
        values.putAll(story(visit.desk(), telling));
        values.put("related", stories(visit.desk(), related(visit.desk(), telling)));
        return Answer.html(fill(own(visit, "article.html"), values))
                .touched(telling.modified(visit.desk().edition()));
    }

    /** The site's page for a list of articles. */
    Answer list(Visit visit, Language language, List<Telling> tellings, int page, boolean more) {
        Map<String, Object> values = site(visit, language);
        values.put("items", stories(visit.desk(), tellings));
        values.put("page", page);
        values.put("next", more ? Integer.toString(page + 1) : "");
        return Answer.html(fill(own(visit, "list.html"), values));
    }

    /** A feed or sitemap made by a shared template. */
    Answer feed(Visit visit, String template, List<Telling> tellings) {
        Map<String, Object> values =
                site(visit, visit.desk().outlet().languages().getFirst());
        values.put("items", stories(visit.desk(), tellings));
        tellings.stream().findFirst().ifPresent(newest -> values.put("updated", Dates.forms(newest.published())));
        return Answer.xml(fill("feeds/" + template, values));
    }

    /** Any other page of the site. */
    String other(Visit visit, String template, Map<String, Object> more) {
        Map<String, Object> values =
                site(visit, visit.desk().outlet().languages().getFirst());
        values.putAll(more);
        return fill(own(visit, template), values);
    }

    private static String own(Visit visit, String template) {
        return visit.desk().outlet().id() + "/" + template;
    }

    private String fill(String template, Map<String, Object> values) {
        return templates
                .computeIfAbsent(template, name -> COMPILER.compile(Texts.read("sites/" + name)))
                .execute(values);
    }

    private static Map<String, Object> site(Visit visit, Language language) {
        Desk desk = visit.desk();
        List<Telling> same = desk.shown(telling -> telling.language() == language);
        Map<String, Object> values = new HashMap<>();
        values.put("base", desk.address());
        values.put("site", desk.outlet().name(language));
        values.put("lang", language.code());
        values.put("edition", desk.edition());
        values.put("latest", stories(desk, Desk.page(same, 1, 6)));
        values.put("popular", stories(desk, Desk.page(same, 3, 5)));
        return values;
    }

    static List<Map<String, Object>> stories(Desk desk, List<Telling> tellings) {
        return tellings.stream().map(telling -> story(desk, telling)).toList();
    }

    private static Map<String, Object> story(Desk desk, Telling telling) {
        Map<String, Object> values = new HashMap<>();
        String headline = telling.headline(desk.edition());
        values.put("title", headline);
        values.put("capitals", headline.toUpperCase(Locale.ROOT));
        values.put("summary", telling.summary());
        values.put("first", telling.paragraphs().getFirst());
        values.put("rest", telling.paragraphs().subList(1, telling.paragraphs().size()));
        values.put("paragraphs", telling.paragraphs());
        values.put("path", telling.path());
        values.put("url", desk.address() + telling.path());
        values.put("id", telling.number());
        values.put("id36", Integer.toString(telling.number(), 36));
        values.put("slug", telling.slug());
        values.put("language", telling.language().code());
        values.put("section", Sections.name(telling.section(), telling.language()));
        values.put("sectionId", telling.section());
        values.put("byline", telling.byline());
        values.put("credit", telling.credit().orElse(""));
        values.put("date", Dates.forms(telling.published()));
        values.put("modified", Dates.forms(telling.modified(desk.edition())));
        values.put("comments", telling.number() % 9);
        values.put("dateline", dateline(telling));
        values.put("relatedWord", telling.language() == Language.MONGOLIAN ? "Холбоотой мэдээ" : "Related news");
        return values;
    }

    /** How agencies open a text. */
    private static String dateline(Telling telling) {
        Map<String, String> forms = Dates.forms(telling.published());
        String agency =
                telling.outlet().name(telling.language()).split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (telling.language() == Language.MONGOLIAN) {
            return "Улаанбаатар, " + forms.get("mnLong") + " /" + agency + "/. ";
        }
        return telling.outlet().house().contains("ulan-bator")
                ? "ULAN BATOR, " + forms.get("monthDay") + " ("
                        + telling.outlet().en() + ") -- "
                : "Ulaanbaatar, " + forms.get("monthDay") + " (" + agency + "). ";
    }

    /** Four others of the same section, the nearest in time first. */
    private static List<Telling> related(Desk desk, Telling telling) {
        List<Telling> related = new ArrayList<>(desk.shown(other -> other.number() != telling.number()
                && other.language() == telling.language()
                && other.section().equals(telling.section())));
        related.sort((a, b) -> Long.compare(distance(a, telling), distance(b, telling)));
        return related.subList(0, Math.min(4, related.size()));
    }

    private static long distance(Telling a, Telling b) {
        return Math.abs(a.published().toEpochSecond() - b.published().toEpochSecond());
    }
}
