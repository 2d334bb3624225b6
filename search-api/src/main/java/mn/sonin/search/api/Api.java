package mn.sonin.search.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mn.sonin.search.alert.Alerts;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.health.Health;
import mn.sonin.search.http.OpenApi;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Route;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Question;

/** Everything that programs can ask, in one list. */
public final class Api {
    private static final String V1 = "/api/v1";

    private Api() {}

    /**
     * The routes.
     *
     * @param version of the program
     * @param home the address readers use; known only once the server listens
     */
    public static List<Route> routes(
            Library library,
            Citing citing,
            Alerts alerts,
            Health health,
            PrometheusMeterRegistry meters,
            String version,
            Supplier<URI> home) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(articles(library));
        routes.addAll(sources(library));
        routes.addAll(topics(library));
        routes.addAll(digests(library, home));
        routes.addAll(citations(library, citing, home));
        routes.addAll(exports(library, home));
        routes.addAll(feeds(library, home));
        routes.addAll(saved(library, alerts, home));
        routes.addAll(plain(library, home));
        routes.addAll(operating(new OperatingRoutes(health, meters)));
        routes.add(Route.other(
                "/openapi.json",
                "openapi",
                "application/json",
                "This description, as OpenAPI 3.1.",
                asked -> Reply.json(
                        OpenApi.describe(routes, version, home.get().toString().replaceAll("/$", "")))));
        return List.copyOf(routes);
    }

    private static List<Route> articles(Library library) {
        ArticleRoutes articles = new ArticleRoutes(library);
        EditRoutes edits = new EditRoutes(library);
        return List.of(
                Route.json(
                                V1 + "/articles",
                                "articles",
                                "Articles that answer a query, with counts.",
                                ArticleList.class,
                                articles::list)
                        .taking(Question.ALL)
                        .taking(List.of(ArticleRoutes.FIELDS, Question.FOLD)),
                Route.json(
                        V1 + "/articles/{id}",
                        "article",
                        "All that is known of one article: every revision, every value with its basis, the captures.",
                        ArticleRecord.class,
                        articles::one,
                        ArticleRoutes.ID),
                Route.json(
                        V1 + "/articles/{id}/revisions",
                        "revisions",
                        "What one article said over time.",
                        ArticleRoutes.RevisionList.class,
                        articles::revisions,
                        ArticleRoutes.ID),
                Route.json(
                        V1 + "/stories/{id}",
                        "story",
                        "The articles that tell one event: who was first, who copied whom, and why they are together.",
                        StoryRoutes.StoryRecord.class,
                        new StoryRoutes(library)::one,
                        StoryRoutes.ID),
                Route.json(
                        V1 + "/edited",
                        "edited",
                        "Headlines changed or taken away lately.",
                        EditRoutes.EditList.class,
                        edits::edited,
                        EditRoutes.DAYS));
    }

    private static List<Route> sources(Library library) {
        SourceRoutes sources = new SourceRoutes(library);
        return List.of(
                Route.json(
                        V1 + "/sources",
                        "sources",
                        "All sources and how they fare.",
                        SourceRoutes.SourceList.class,
                        sources::list),
                Route.json(
                        V1 + "/sources/{id}",
                        "source",
                        "One source and how it fares.",
                        SourceRoutes.SourceRecord.class,
                        sources::one,
                        SourceRoutes.ID),
                Route.json(
                        V1 + "/sources/{id}/ledger",
                        "ledger",
                        "What each day of a source came to.",
                        SourceRoutes.LedgerRecord.class,
                        sources::ledger,
                        SourceRoutes.ID,
                        SourceRoutes.FROM,
                        SourceRoutes.TO),
                Route.json(
                        V1 + "/sources/{id}/politeness",
                        "politeness",
                        "How a source is treated: what was promised and what was done.",
                        SourceRoutes.PolitenessRecord.class,
                        sources::politeness,
                        SourceRoutes.ID));
    }

    private static List<Route> topics(Library library) {
        TopicRoutes topics = new TopicRoutes(library);
        return List.of(
                Route.json(V1 + "/topics", "topics", "All topics.", TopicRoutes.TopicList.class, topics::list),
                Route.json(
                        V1 + "/topics/{id}",
                        "topic",
                        "One topic and what there is on it.",
                        TopicRoutes.TopicRecord.class,
                        topics::one,
                        TopicRoutes.ID),
                Route.json(
                                V1 + "/timeline",
                                "timeline",
                                "How much was written when, and how well that time was watched.",
                                TopicRoutes.Timeline.class,
                                topics::timeline)
                        .taking(Question.CHOOSING)
                        .taking(List.of(TopicRoutes.INTERVAL, TopicRoutes.BY, TopicRoutes.COMPARE)));
    }

    private static List<Route> digests(Library library, Supplier<URI> home) {
        DigestRoutes digests = new DigestRoutes(library, home);
        return List.of(
                Route.other(
                        V1 + "/digests/{date}.txt",
                        "digest-text",
                        "text/plain",
                        "The headlines of a day in the form that import digest reads.",
                        digests::text,
                        DigestRoutes.DAY,
                        Question.AS_OF),
                Route.other(
                        V1 + "/digests/{date}.atom",
                        "digest-atom",
                        "application/atom+xml",
                        "The headlines of a day as an Atom feed.",
                        digests::atom,
                        DigestRoutes.DAY,
                        Question.AS_OF),
                Route.other(
                        V1 + "/digests/{date}.md",
                        "digest-markdown",
                        "text/markdown",
                        "The headlines of a day as Markdown.",
                        digests::markdown,
                        DigestRoutes.DAY,
                        Question.AS_OF),
                Route.json(
                        V1 + "/digests/{date}",
                        "digest",
                        "The headlines of a day.",
                        DigestRoutes.DigestRecord.class,
                        digests::json,
                        DigestRoutes.DAY,
                        Question.AS_OF));
    }

    private static List<Route> citations(Library library, Citing citing, Supplier<URI> home) {
        CitationRoutes citations = new CitationRoutes(library, citing, home);
        return List.of(
                Route.json(
                                V1 + "/citations",
                                "cite",
                                "Keeps a search so that anyone can replay it; 201 with its permanent address.",
                                CitationRecord.class,
                                citations::cite)
                        .posted()
                        .taking(Question.CHOOSING),
                cited("ris", "application/x-research-info-systems", "for EndNote, Zotero and Mendeley", citations::ris),
                cited("bib", "application/x-bibtex", "as BibTeX", citations::bibtex),
                cited("csl.json", "application/vnd.citationstyles.csl+json", "as CSL-JSON", citations::cslJson),
                Route.json(
                        V1 + "/citations/{id}",
                        "citation",
                        "A cited search, replayed.",
                        CitationRecord.class,
                        citations::one,
                        CitationRoutes.ID));
    }

    private static Route cited(String ending, String mediaType, String how, Route.Handler handler) {
        return Route.other(
                V1 + "/citations/{id}." + ending,
                "citation-" + ending.replace(".json", ""),
                mediaType,
                "A cited search " + how + ".",
                handler,
                CitationRoutes.ID);
    }

    private static List<Route> exports(Library library, Supplier<URI> home) {
        ExportRoutes exports = new ExportRoutes(library, new Referring(library, home));
        return List.of(
                export("csv", "text/csv", "Every article found, as CSV.", exports::csv)
                        .taking(List.of(ExportRoutes.BOM)),
                export(
                        "jsonl",
                        "application/jsonl",
                        "Every article found, one JSON object a line.",
                        exports::jsonLines),
                export(
                        "ris",
                        "application/x-research-info-systems",
                        "Every article found, for EndNote, Zotero and Mendeley.",
                        exports::ris),
                export("bib", "application/x-bibtex", "Every article found, as BibTeX.", exports::bibtex),
                export(
                        "csl.json",
                        "application/vnd.citationstyles.csl+json",
                        "Every article found, as CSL-JSON.",
                        exports::cslJson));
    }

    private static Route export(String ending, String mediaType, String says, Route.Handler handler) {
        return Route.other(
                        V1 + "/export." + ending,
                        "export-" + ending.replace(".json", ""),
                        mediaType,
                        says,
                        handler,
                        Question.SORT)
                .taking(Question.CHOOSING)
                .streamed();
    }

    private static List<Route> feeds(Library library, Supplier<URI> home) {
        FeedRoutes feeds = new FeedRoutes(library, home);
        return List.of(
                Route.other(
                        "/digests.atom",
                        "digests-atom",
                        "application/atom+xml",
                        "The digests of the last seven days as an Atom feed.",
                        feeds::digests),
                Route.other(
                                "/feed.atom",
                                "feed-atom",
                                "application/atom+xml",
                                "Any search as an Atom feed.",
                                feeds::atom)
                        .taking(Question.ALL),
                Route.other(
                                "/feed.json",
                                "feed-json",
                                "application/feed+json",
                                "Any search as a JSON Feed.",
                                feeds::json)
                        .taking(Question.ALL));
    }

    private static List<Route> saved(Library library, Alerts alerts, Supplier<URI> home) {
        SavedRoutes saved = new SavedRoutes(alerts, new FeedRoutes(library, home), home);
        return List.of(
                Route.json(
                                V1 + "/saved",
                                "save",
                                "Saves a search under a name; 201. It hears of what comes from now on.",
                                SavedRoutes.SavedRecord.class,
                                saved::save,
                                SavedRoutes.NAME,
                                Question.QUERY,
                                SavedRoutes.TARGET)
                        .writing("POST"),
                Route.json(
                                V1 + "/saved",
                                "saved",
                                "All saved searches with their targets.",
                                SavedRoutes.SavedList.class,
                                saved::list)
                        .writing("GET"),
                Route.json(
                                V1 + "/saved/{id}",
                                "saved-one",
                                "A saved search, and what is on its way to its targets.",
                                SavedRoutes.SavedState.class,
                                saved::one,
                                SavedRoutes.ID)
                        .writing("GET"),
                Route.json(
                                V1 + "/saved/{id}",
                                "unsave",
                                "Takes a saved search back; what is on its way goes on.",
                                SavedRoutes.SavedRecord.class,
                                saved::end,
                                SavedRoutes.ID)
                        .writing("DELETE"),
                Route.other(
                        "/saved/{id}/feed.atom",
                        "saved-atom",
                        "application/atom+xml",
                        "What matched a saved search, as an Atom feed.",
                        saved::atom,
                        SavedRoutes.ID),
                Route.other(
                        "/saved/{id}/feed.json",
                        "saved-json",
                        "application/feed+json",
                        "What matched a saved search, as a JSON Feed.",
                        saved::json,
                        SavedRoutes.ID));
    }

    private static List<Route> operating(OperatingRoutes operating) {
        return List.of(
                Route.json(
                                "/health",
                                "health",
                                "How each part of the server fares; 503 where one needs the operator.",
                                OperatingRoutes.HealthRecord.class,
                                operating::health)
                        .failing(503),
                Route.other("/metrics", "metrics", "text/plain", "Measurements for Prometheus.", operating::metrics));
    }

    private static List<Route> plain(Library library, Supplier<URI> home) {
        PlainRoutes plain = new PlainRoutes(library, home);
        return List.of(
                Route.json(
                        V1 + "/suggest",
                        "suggest",
                        "Completions of what was typed, in both scripts.",
                        PlainRoutes.SuggestionList.class,
                        plain::suggest,
                        PlainRoutes.TYPED,
                        PlainRoutes.LIMIT),
                Route.other(
                        V1 + "/suggest/opensearch",
                        "suggest-opensearch",
                        "application/json",
                        "The same in the form that browsers expect.",
                        plain::openSearchSuggest,
                        PlainRoutes.TYPED,
                        PlainRoutes.LIMIT),
                Route.other(
                        "/opensearch.xml",
                        "opensearch",
                        "application/opensearchdescription+xml",
                        "How a browser can search here.",
                        plain::openSearch),
                Route.other("/sitemap.xml", "sitemap", "application/xml", "Pages for search engines.", plain::sitemap),
                Route.other("/robots.txt", "robots", "text/plain", "What robots may fetch.", plain::robots));
    }
}
