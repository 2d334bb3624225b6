package mn.sonin.crawler.extract.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.crawler.markup.Markup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/**
 * The article's text in the JSON that a page carries for its own script, such as Next.js's {@code __NEXT_DATA__} or Arc's
 * {@code Fusion.globalContent}: the array or string that holds the most running text under a name for bodies.
 */
public final class EmbeddedText {
    private static final Set<String> BODIES = Set.of(
            "body",
            "articlebody",
            "content",
            "contents",
            "content_elements",
            "contentelements",
            "paragraphs",
            "text",
            "blocks",
            "html",
            "bodyhtml",
            "body_html",
            "contenthtml",
            "content_html",
            "htmlcontent",
            "bodytext",
            "articlecontent",
            "newscontent",
            "articletext",
            "maincontent",
            "story",
            "article",
            "elements",
            "children",
            "rendered",
            "components",
            "value",
            "paragraph",
            "short_content",
            "fulltext",
            "description_long");
    private static final Set<String> OTHERS = Set.of(
            "related",
            "relatedarticles",
            "comments",
            "recommendations",
            "navigation",
            "menu",
            "footer",
            "mostread",
            "latest");
    /** An object that a script gives a name or adds to a list: {@code window.state = }, {@code window["x"].push(}. */
    private static final Pattern HANDED = Pattern.compile("(?:\\.push\\(|=)\\s*(?=\\{)");

    private static final int PREAMBLE = 300;
    private static final int LONGEST_SCRIPT = 3_000_000;
    private static final int DEEPEST = 24;
    private static final int SENTENCE = 40;
    private static final int FEWEST_LETTERS = 400;

    private EmbeddedText() {}

    /** The paragraphs of the fullest body in these scripts; empty where none has enough of one. */
    public static List<String> paragraphs(List<Element> scripts) {
        List<String> best = List.of();
        for (Element script : scripts) {
            for (String json : candidates(script.data())) {
                Optional<JsonNode> root = LenientJson.read(json);
                if (root.isPresent()) {
                    List<String> found = fullest(root.get(), 0);
                    best = letters(found) > letters(best) ? found : best;
                }
            }
        }
        return letters(best) >= FEWEST_LETTERS ? best : List.of();
    }

    private static List<String> candidates(String data) {
        if (data.length() > LONGEST_SCRIPT || data.length() < FEWEST_LETTERS) {
            return List.of();
        }
        int fusion = data.indexOf("Fusion.globalContent=");
        if (fusion >= 0) {
            return List.of(data.substring(fusion));
        }
        String start = data.stripLeading();
        boolean json = start.startsWith("{") || start.startsWith("[");
        if (json) {
            return List.of(start);
        }
        Matcher handed = HANDED.matcher(start.substring(0, Math.min(start.length(), PREAMBLE)));
        return handed.find() ? List.of(start.substring(handed.end())) : List.of();
    }

    private static int letters(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).sum();
    }

    /** Of the values below this node that have a body's name, the one with the most running text. */
    private static List<String> fullest(JsonNode node, int depth) {
        List<String> best = List.of();
        if (depth > DEEPEST) {
            return best;
        }
        if (node.isObject()) {
            for (var field : node.properties()) {
                String name = field.getKey().toLowerCase(Locale.ROOT);
                if (OTHERS.contains(name)) {
                    continue;
                }
                var here = new ArrayList<String>();
                if (BODIES.contains(name)) {
                    text(field.getValue(), here, 0);
                }
                List<String> found = letters(here) > 0 ? here : fullest(field.getValue(), depth + 1);
                best = letters(found) > letters(best) ? found : best;
            }
        } else if (node.isArray()) {
            for (JsonNode child : node) {
                List<String> found = fullest(child, depth + 1);
                best = letters(found) > letters(best) ? found : best;
            }
        }
        return best;
    }

    private static void text(JsonNode node, List<String> into, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isString()) {
            paragraphs(node.asString(), into);
        } else if (node.isArray()) {
            node.forEach(child -> text(child, into, depth + 1));
        } else if (node.isObject()) {
            for (var field : node.properties()) {
                if (BODIES.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                    text(field.getValue(), into, depth + 1);
                }
            }
        }
    }

    private static void paragraphs(String value, List<String> into) {
        boolean markup = value.indexOf('<') >= 0 && value.indexOf('>') > 0;
        if (!markup) {
            value.lines().map(String::strip).filter(EmbeddedText::isRunning).forEach(into::add);
            return;
        }
        var body = Markup.piece(value).body();
        body.select("figure, figcaption, [class*=caption]").remove();
        var blocks = body.select("p, li, h2, h3, h4, blockquote");
        if (blocks.isEmpty()) {
            Optional.of(body.text()).filter(EmbeddedText::isRunning).ifPresent(into::add);
        } else {
            blocks.stream().map(Element::text).filter(text -> !text.isBlank()).forEach(into::add);
        }
    }

    private static boolean isRunning(String text) {
        return text.length() >= SENTENCE && text.indexOf(' ') > 0 && text.indexOf('{') < 0 && !text.startsWith("http");
    }
}
