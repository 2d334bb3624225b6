package mn.sonin.crawler.extract.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/**
 * The article that the JSON-LD of a page describes, whichever of its shapes it comes in: alone, in an array, in a
 * {@code @graph} with its authors elsewhere in it, inside another thing.
 *
 * @param headline as given, entities decoded
 * @param body {@code articleBody}, markup removed
 */
public record LinkedArticle(
        Optional<String> headline,
        Optional<String> alternativeHeadline,
        Optional<String> description,
        Optional<String> published,
        Optional<String> modified,
        List<Writer> authors,
        Optional<String> publisher,
        Optional<String> body,
        Optional<String> section) {
    public LinkedArticle {
        authors = List.copyOf(authors);
    }

    /** Whom the page names as author, and whether it says that this is an organization. */
    public record Writer(String name, boolean organization) {}

    private static final Set<String> OTHER_ARTICLES = Set.of(
            "BlogPosting", "Report", "SocialMediaPosting", "LiveBlogPosting", "Review", "Recipe", "NewsMediaObject");
    private static final int DEEPEST = 12;

    static Optional<LinkedArticle> of(List<String> scripts, List<String> hints) {
        var nodes = new ArrayList<JsonNode>();
        for (String script : scripts) {
            LenientJson.read(script).ifPresent(root -> flatten(root, nodes, 0));
        }
        Map<String, JsonNode> byId = new HashMap<>();
        nodes.forEach(node -> text(node, "@id").ifPresent(id -> byId.merge(id, node, LinkedArticle::fuller)));
        return best(nodes, hints)
                .map(node -> read(node, byId).orElseMissing(page(nodes), byId))
                .or(() -> page(nodes).map(node -> read(node, byId).withoutHeadline()))
                .or(() -> scripts.stream()
                        .flatMap(s -> BrokenJson.article(s).stream())
                        .findFirst());
    }

    private static JsonNode fuller(JsonNode one, JsonNode other) {
        return other.size() > one.size() ? other : one;
    }

    private static void flatten(JsonNode node, List<JsonNode> into, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isObject()) {
            into.add(node);
        }
        for (JsonNode child : node) {
            if (child.isContainer()) {
                flatten(child, into, depth + 1);
            }
        }
    }

    private static boolean isArticle(JsonNode node) {
        return types(node).stream().anyMatch(type -> type.endsWith("Article") || OTHER_ARTICLES.contains(type));
    }

    private static Set<String> types(JsonNode node) {
        var types = new LinkedHashSet<String>();
        JsonNode type = node.path("@type");
        if (type.isArray()) {
            type.forEach(t -> types.add(t.asString("")));
        } else {
            types.add(type.asString(""));
        }
        return types;
    }

    /** The one whose headline the page shows, else the first; a list of teasers may come before the article. */
    private static Optional<JsonNode> best(List<JsonNode> nodes, List<String> hints) {
        var articles = nodes.stream().filter(LinkedArticle::isArticle).toList();
        return articles.stream()
                .filter(node -> headline(node).map(h -> agrees(h, hints)).orElse(false))
                .findFirst()
                .or(() -> articles.stream()
                        .filter(n -> n.has("datePublished") || n.has("author"))
                        .findFirst())
                .or(() -> articles.stream().findFirst());
    }

    private static boolean agrees(String headline, List<String> hints) {
        String plain = letters(headline);
        return plain.length() > 5
                && hints.stream().anyMatch(hint -> {
                    String other = letters(hint);
                    return other.startsWith(plain) || (other.length() > 10 && plain.startsWith(other));
                });
    }

    private static String letters(String text) {
        var letters = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static Optional<JsonNode> page(List<JsonNode> nodes) {
        return nodes.stream()
                .filter(node -> types(node).stream()
                        .anyMatch(t -> t.equals("WebPage") || t.equals("ItemPage") || t.equals("VideoObject")))
                .filter(node -> node.has("datePublished"))
                .findFirst();
    }

    private static Optional<String> headline(JsonNode node) {
        return text(node, "headline").or(() -> text(node, "name"));
    }

    private static LinkedArticle read(JsonNode node, Map<String, JsonNode> byId) {
        return new LinkedArticle(
                headline(node),
                text(node, "alternativeHeadline").or(() -> text(node, "alternateName")),
                text(node, "description"),
                text(node, "datePublished").or(() -> text(node, "dateCreated")),
                text(node, "dateModified"),
                writers(node, byId),
                node.has("publisher") ? name(resolve(node.path("publisher"), byId)) : Optional.empty(),
                text(node, "articleBody").or(() -> text(node, "text")),
                text(node, "articleSection"));
    }

    private LinkedArticle orElseMissing(Optional<JsonNode> page, Map<String, JsonNode> byId) {
        if (page.isEmpty() || published.isPresent()) {
            return this;
        }
        LinkedArticle other = read(page.get(), byId);
        return new LinkedArticle(
                headline,
                alternativeHeadline,
                description,
                other.published,
                modified.or(() -> other.modified),
                authors.isEmpty() ? other.authors : authors,
                publisher,
                body,
                section);
    }

    private LinkedArticle withoutHeadline() {
        return new LinkedArticle(
                Optional.empty(),
                Optional.empty(),
                description,
                published,
                modified,
                authors,
                publisher,
                Optional.empty(),
                section);
    }

    private static List<Writer> writers(JsonNode node, Map<String, JsonNode> byId) {
        var writers = new ArrayList<Writer>();
        var seen = new HashSet<String>();
        JsonNode author = node.has("author") ? node.path("author") : node.path("creator");
        for (JsonNode one : author.isArray() ? author : List.of(author)) {
            JsonNode resolved = resolve(one, byId);
            boolean organization = types(resolved).stream().anyMatch(t -> t.endsWith("Organization"));
            for (String name : names(resolved)) {
                if (seen.add(name)) {
                    writers.add(new Writer(name, organization));
                }
            }
        }
        return writers;
    }

    private static List<String> names(JsonNode node) {
        if (node.path("name").isArray()) {
            var names = new ArrayList<String>();
            node.path("name").forEach(n -> clean(n.asString("")).ifPresent(names::add));
            return names;
        }
        return name(node).stream().toList();
    }

    private static Optional<String> name(JsonNode node) {
        return node.isString() ? clean(node.asString("")) : text(node, "name");
    }

    private static JsonNode resolve(JsonNode node, Map<String, JsonNode> byId) {
        JsonNode other =
                node.isObject() && !node.has("name") ? byId.get(node.path("@id").asString("")) : null;
        return other == null ? node : other;
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isArray() && !value.isEmpty()) {
            value = value.get(0);
        }
        return value.isString() || value.isNumber() ? clean(value.asString("")) : Optional.empty();
    }

    static Optional<String> clean(String raw) {
        String decoded = raw.indexOf('&') >= 0 ? Parser.unescapeEntities(raw, false) : raw;
        return Optional.of(decoded.strip()).filter(text -> !text.isEmpty());
    }
}
