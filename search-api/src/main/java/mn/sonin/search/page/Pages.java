package mn.sonin.search.page;

import java.util.List;
import mn.sonin.search.alert.Alerts;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Route;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Question;

/** Everything that people can open, in one list. */
public final class Pages {
    private final Assets assets = new Assets();
    private final SearchPage search;
    private final TopicsPage topics;
    private final ArticlePage articles;
    private final SourcesPage sources;
    private final PolitenessPage politeness;
    private final StoryPage stories;
    private final NewsPages news;
    private final CitationPage citations;
    private final SavedPage saved;
    private final PlainPages plain;
    private final ApiPage programs;

    public Pages(Library library, Citing citing, Alerts alerts) {
        Templates templates = new Templates(assets);
        this.search = new SearchPage(library, templates);
        this.topics = new TopicsPage(library, templates);
        this.articles = new ArticlePage(library, templates);
        this.sources = new SourcesPage(library, templates);
        this.politeness = new PolitenessPage(library, templates);
        this.stories = new StoryPage(library, templates);
        this.news = new NewsPages(library, templates);
        this.citations = new CitationPage(library, citing, templates);
        this.saved = new SavedPage(alerts, templates);
        this.plain = new PlainPages(library, templates);
        this.programs = new ApiPage(templates);
    }

    /**
     * The routes.
     *
     * @param api what programs can ask, for the page that explains it
     */
    public List<Route> routes(List<Route> api) {
        return List.of(
                Route.page("/", "page-search", "Search.", search::show)
                        .taking(Question.ALL)
                        .taking(List.of(Question.FOLD)),
                Route.page("/suggest", "page-suggest", "Completions.", search::suggest, Question.QUERY),
                Route.page("/topics", "page-topics", "All topics.", topics::list),
                Route.page(
                        "/topics/{id}",
                        "page-topic",
                        "A topic.",
                        topics::one,
                        TopicsPage.ID,
                        TopicsPage.INTERVAL,
                        TopicsPage.BY,
                        TopicsPage.WITH),
                Route.page("/articles/{id}", "page-article", "An article.", articles::show, ArticlePage.ID),
                Route.page("/stories/{id}", "page-story", "An event.", stories::show, StoryPage.ID),
                Route.page(
                        "/captures/{id}",
                        "page-capture",
                        "A capture.",
                        articles::capture,
                        ArticlePage.ID,
                        ArticlePage.OF),
                Route.page(
                        "/captures/{id}/page",
                        "page-kept",
                        "A kept page.",
                        articles::kept,
                        ArticlePage.ID,
                        ArticlePage.OF),
                Route.page("/sources", "page-sources", "All sources.", sources::list),
                Route.page("/sources/{id}", "page-source", "A source.", sources::one, SourcesPage.ID),
                Route.page(
                        "/sources/{id}/politeness",
                        "page-politeness",
                        "How a source is treated, with the newest requests.",
                        politeness::one,
                        SourcesPage.ID),
                Route.page("/digest", "page-digest-newest", "The newest digest.", news::newest, NewsPages.ANY_DAY),
                Route.page(
                        "/digest/{date}",
                        "page-digest",
                        "A day's headlines.",
                        news::digest,
                        NewsPages.DAY,
                        Question.AS_OF),
                Route.page("/edited", "page-edited", "Changed headlines.", news::edited),
                Route.page("/citations", "page-cite", "Cites a search.", citations::cite)
                        .posted()
                        .taking(Question.CHOOSING),
                Route.page("/citations/{id}", "page-citation", "A cited search.", citations::show, CitationPage.ID),
                Route.page("/saved", "page-saved", "Saved searches.", saved::list, SavedPage.NAME, SavedPage.QUERY),
                Route.page("/about", "page-about", "About Sonin.", plain::about),
                Route.page("/api", "page-api", "The API.", asked -> programs.show(asked, api)),
                Route.page(
                        "/language",
                        "page-language",
                        "The other language.",
                        plain::language,
                        PlainPages.TO,
                        PlainPages.BACK),
                Route.page("/assets/{name}", "page-asset", "Style and script.", this::asset, ArticlePage.NAME));
    }

    /** What a reader sees when something is wrong. */
    public Reply problem(Problem problem, Asked asked) {
        return plain.problem(problem, asked);
    }

    private Reply asset(Asked asked) {
        return assets.file(asked.path())
                .<Reply>map(file -> file)
                .orElseGet(() -> Reply.notFound("No file is at \"%s\".".formatted(asked.path())));
    }
}
