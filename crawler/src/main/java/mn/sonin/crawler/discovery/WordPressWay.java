package mn.sonin.crawler.discovery;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import tools.jackson.databind.JsonNode;

/** The posts of a WordPress site, newest first, page by page. */
final class WordPressWay implements Way {
    private final Discovery.WordPress posts;
    private final ZoneId zone;

    WordPressWay(Discovery.WordPress posts, ZoneId zone) {
        this.posts = posts;
        this.zone = zone;
    }

    @Override
    public Basis basis() {
        return Basis.REST;
    }

    @Override
    public Purpose purpose() {
        return Purpose.REST;
    }

    @Override
    public boolean storiesAlone() {
        return true;
    }

    @Override
    public boolean asksFor(String url) {
        return url.startsWith(posts.url()) && url.contains("wp/v2/posts");
    }

    @Override
    public List<Ask> begin(Span span) {
        return List.of(new Ask(page(1, span), Purpose.REST, 1));
    }

    /** Sites without pretty addresses have their REST root at {@code /?rest_route=/}. */
    private String page(int number, Span span) {
        String root = posts.url().endsWith("/") ? posts.url() : posts.url() + "/";
        String mark = root.contains("?") ? "&" : "?";
        return root + "wp/v2/posts" + mark
                + "per_page=%d&page=%d&orderby=date&order=desc&_embed=author".formatted(posts.perPage(), number)
                + span.from().map(from -> between(from, span.to())).orElse("");
    }

    private static String between(LocalDate from, LocalDate to) {
        return "&after=%sT00:00:00&before=%sT00:00:00".formatted(from, to.plusDays(1));
    }

    @Override
    public Reading read(Answer answer, Span span) {
        String text = Decoding.text(answer).strip();
        Optional<JsonNode> tree = Json.tree(text);
        if (tree.isEmpty()) {
            return new Reading.Unusable(
                    "expected posts as JSON, got a text that begins \"%s\"".formatted(Json.beginning(text)));
        }
        return posts(tree.get(), answer.ask(), span);
    }

    private Reading posts(JsonNode tree, Ask ask, Span span) {
        if (!tree.isArray()) {
            return new Reading.Unusable("expected a list of posts, got the message \"%s\""
                    .formatted(Json.plain(tree, "message").orElse("")));
        }
        List<Entry> entries =
                Json.elements(tree).flatMap(post -> entry(post).stream()).toList();
        if (entries.isEmpty() && ask.step() == 1 && !span.whole()) {
            return new Reading.Unusable("the list of posts is empty");
        }
        return new Reading.Stories(entries, further(tree.size(), ask, span));
    }

    private List<Ask> further(int found, Ask ask, Span span) {
        boolean more = found >= posts.perPage() && (span.whole() || ask.step() < posts.pages());
        return more ? List.of(ask.next(page(ask.step() + 1, span))) : List.of();
    }

    private Optional<Entry> entry(JsonNode post) {
        return address(post)
                .map(link -> Entry.at(link)
                        .titled(Json.plain(post.path("title"), "rendered"))
                        .published(published(post))
                        .touched(utc(post, "modified_gmt").map(Moment::instant))
                        .summed(Json.plain(post.path("excerpt"), "rendered"))
                        .by(Json.plain(post.path("_embedded").path("author").path(0), "name")));
    }

    private Optional<String> address(JsonNode post) {
        return posts.link()
                .map(pattern -> Json.filled(pattern, post))
                .orElseGet(() -> Json.raw(post, "link").filter(link -> link.startsWith("http")));
    }

    /** {@code date_gmt} is certain; {@code date} is in the site's own zone. */
    private Optional<Moment> published(JsonNode post) {
        return utc(post, "date_gmt")
                .map(moment -> new Moment(moment.at().atZoneSameInstant(zone).toOffsetDateTime(), moment.precision()))
                .or(() -> Json.raw(post, "date").flatMap(text -> FeedDate.read(text, zone)));
    }

    private static Optional<Moment> utc(JsonNode post, String field) {
        return Json.raw(post, field).flatMap(text -> FeedDate.read(text, ZoneOffset.UTC));
    }
}
