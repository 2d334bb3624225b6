package mn.sonin.search.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.Search;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Library;

/** Completions, and the files that browsers and search engines look for. */
final class PlainRoutes {
    static final Parameter<String> TYPED = Parameter.text("q", "What was typed so far.");
    static final Parameter<Integer> LIMIT = Parameter.number("limit", 1, 50, 8, "How many completions at most.");

    private final Library library;
    private final Supplier<URI> home;

    PlainRoutes(Library library, Supplier<URI> home) {
        this.library = library;
        this.home = home;
    }

    Reply suggest(Asked asked) {
        return Reply.json(new SuggestionList(suggestions(asked).stream()
                .map(found -> new SuggestionRecord(found.text(), found.kind(), found.query()))
                .toList()));
    }

    /** The form that browsers expect of a search engine (OpenSearch Suggestions 1.1). */
    Reply openSearchSuggest(Asked asked) {
        List<String> texts =
                suggestions(asked).stream().map(Search.Suggestion::query).toList();
        return Reply.json(List.of(asked.value(TYPED), texts));
    }

    private List<Search.Suggestion> suggestions(Asked asked) {
        return library.suggest(asked.value(TYPED), asked.value(LIMIT));
    }

    /** OpenSearch 1.1, so that a browser can add Sonin as a search engine. */
    Reply openSearch(Asked asked) {
        String base = home.get().toString().replaceAll("/$", "");
        return Reply.text("application/opensearchdescription+xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                  <ShortName>Sonin</ShortName>
                  <Description>News of Mongolia in Mongolian and English</Description>
                  <InputEncoding>UTF-8</InputEncoding>
                  <Language>mn</Language>
                  <Language>en</Language>
                  <Url type="text/html" template="%1$s/?q={searchTerms}"/>
                  <Url type="application/atom+xml" template="%1$s/feed.atom?q={searchTerms}"/>
                  <Url type="application/x-suggestions+json" template="%1$s/api/v1/suggest/opensearch?q={searchTerms}"/>
                </OpenSearchDescription>
                """.formatted(escaped(base)));
    }

    /** The pages that a search engine should know; single articles belong to their sources. */
    Reply sitemap(Asked asked) {
        List<String> paths = new ArrayList<>(List.of("/", "/topics", "/sources", "/edited", "/about", "/api"));
        library.configuration().topics().stream()
                .map(Topic::id)
                .map("/topics/"::concat)
                .forEach(paths::add);
        library.configuration().sources().stream()
                .map(Source::id)
                .map("/sources/"::concat)
                .forEach(paths::add);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (String path : paths) {
            xml.append("  <url><loc>")
                    .append(escaped(home.get().resolve(path).toString()))
                    .append("</loc></url>\n");
        }
        return Reply.text("application/xml", xml.append("</urlset>\n").toString());
    }

    /** Pages that cost work without end, and pages of others, are not for robots (RFC 9309). */
    Reply robots(Asked asked) {
        return Reply.text("text/plain; charset=utf-8", """
                User-agent: *
                Disallow: /api/
                Disallow: /captures/
                Disallow: /articles/
                Disallow: /*?
                Sitemap: %s
                """.formatted(home.get().resolve("/sitemap.xml")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** Completions. */
    @Says("Completions of what was typed, best first.")
    record SuggestionList(@Says("The completions.") List<SuggestionRecord> suggestions) {}

    /** A completion. */
    @Says("A completion.")
    record SuggestionRecord(
            @Says("What would be typed.") String text,
            @Says("topic, name, source or word.") String kind,
            @Says("The query it stands for.") String query) {}
}
