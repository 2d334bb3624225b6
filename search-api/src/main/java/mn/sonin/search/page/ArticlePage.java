package mn.sonin.search.page;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureElsewhereException;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Revision;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Dossier;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.WordDiff;
import mn.sonin.search.question.Address;

/** The pages of single articles. */
final class ArticlePage {
    static final Parameter<String> ID = Parameter.path("id", "Id of an article.");
    static final Parameter<Optional<String>> OF =
            Parameter.word("article", "Id of the article that it proves, where the page was had from another address.");
    static final Parameter<String> NAME = Parameter.path("name", "Name of a file.");

    private final Library library;
    private final Templates templates;

    ArticlePage(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    /**
     * What an article's page shows.
     *
     * @param removed whether the site took it away
     * @param headlineOnly whether no more of it is kept, or may be shown
     * @param paragraphs of the text
     * @param event who else tells the same
     */
    record ArticleView(
            String id,
            String language,
            String title,
            Optional<String> subtitle,
            String source,
            String sourceName,
            String when,
            String iso,
            String basis,
            Optional<String> original,
            boolean removed,
            boolean headlineOnly,
            Optional<String> absorbedBy,
            List<String> paragraphs,
            Optional<EventLine> event,
            List<Fact> facts,
            List<RevisionView> revisions,
            List<CaptureLine> captures,
            String citation) {}

    /** A value and what it rests on. */
    record Fact(String label, String value, String language, String basis, String detail) {}

    /**
     * A revision and how it differs from the one before; no parts where there is none or nothing visible changed.
     *
     * @param proof address of the capture; empty where that may not be shown
     */
    record RevisionView(
            int number,
            String kind,
            String when,
            boolean current,
            String language,
            String title,
            List<WordDiff.Part> titleParts,
            List<WordDiff.Part> textParts,
            Optional<String> proof) {}

    /** A capture in the list. */
    record CaptureLine(String id, String when, int status, String digest, String place, boolean shown) {}

    Reply show(Asked asked) {
        Words words = Words.of(asked);
        String id = asked.value(ID);
        return dossier(id)
                .map(found -> page(found, Links.home(library, asked), words))
                .orElseGet(() -> Reply.notFound(words.say("article.unknown", id)));
    }

    private Optional<Dossier> dossier(String id) {
        return id.matches("[0-9a-hjkmnp-tv-z]{16}") ? library.dossier(new ArticleId(id)) : Optional.empty();
    }

    private Reply page(Dossier dossier, URI home, Words words) {
        Article article = dossier.article();
        String title = dossier.current().content().title().value();
        Chrome chrome = templates.chrome(words, title, "", Address.of("/articles/" + article.id()));
        return templates.render("article", chrome, view(dossier, home, words));
    }

    private ArticleView view(Dossier dossier, URI home, Words words) {
        Article article = dossier.article();
        Revision current = dossier.current();
        Content content = current.content();
        ZoneId zone = library.zone();
        String sourceName = Names.source(library.configuration(), article.source(), words);
        Optional<Attested<Moment>> published = content.published();
        return new ArticleView(
                article.id().value(),
                content.language().value(),
                content.title().value(),
                content.subtitle().map(Attested::value),
                article.source(),
                sourceName,
                published
                        .map(moment -> words.time(moment.value(), zone))
                        .orElseGet(() -> words.time(article.firstSeen(), zone)),
                published
                        .map(moment -> moment.value().at().toString())
                        .orElseGet(() -> article.firstSeen().toString()),
                words.name(
                        "basis", published.map(moment -> moment.basis().word()).orElse("first-seen")),
                Links.web(article.url()),
                current.kind() == Revision.Kind.REMOVAL,
                content.text().isEmpty(),
                article.absorbedBy().map(ArticleId::value),
                content.text()
                        .map(text -> Arrays.asList(text.value().split("\n+")))
                        .orElse(List.of()),
                new Events(library, words).of(article.id()),
                Facts.of(content, article.firstSeen(), zone, words),
                revisions(dossier, zone, words),
                captures(dossier, zone, words),
                words.say(
                        "article.citation",
                        content.title().value(),
                        sourceName,
                        published
                                .map(moment -> words.time(moment.value(), zone))
                                .orElseGet(() -> words.time(article.firstSeen(), zone)),
                        Links.web(article.url()).map(url -> " " + url).orElse(""),
                        home.resolve("/articles/" + article.id()).toString()));
    }

    private static List<RevisionView> revisions(Dossier dossier, ZoneId zone, Words words) {
        List<Revision> revisions = dossier.revisions();
        List<RevisionView> views = new ArrayList<>();
        for (int at = revisions.size() - 1; at >= 0; at--) {
            Revision revision = revisions.get(at);
            Optional<Revision> before = at == 0 ? Optional.empty() : Optional.of(revisions.get(at - 1));
            views.add(new RevisionView(
                    revision.number(),
                    words.say("kind." + word(revision.kind())),
                    words.time(revision.observed(), zone),
                    revision.current(),
                    revision.content().language().value(),
                    revision.content().title().value(),
                    before.map(old -> difference(title(old), title(revision))).orElse(List.of()),
                    before.map(old -> Shortened.of(difference(text(old), text(revision))))
                            .orElse(List.of()),
                    dossier.proof(revision)));
        }
        return views;
    }

    private static List<WordDiff.Part> difference(String before, String after) {
        return before.equals(after) ? List.of() : WordDiff.between(before, after);
    }

    private static String title(Revision revision) {
        return revision.content().title().value();
    }

    private static String text(Revision revision) {
        return revision.content().text().map(Attested::value).orElse("");
    }

    private static List<CaptureLine> captures(Dossier dossier, ZoneId zone, Words words) {
        return dossier.captures().stream()
                .map(capture -> new CaptureLine(
                        capture.id().value(),
                        words.time(capture.at(), zone),
                        capture.status(),
                        capture.payloadDigest(),
                        capture.place().file() + " @ "
                                + words.number(capture.place().offset()),
                        dossier.shows(capture.id())))
                .toList();
    }

    /** A page as it was kept, in a frame that can do nothing. */
    Reply capture(Asked asked) {
        Words words = Words.of(asked);
        return showable(asked)
                .map(capture -> {
                    Chrome chrome = templates.chrome(
                            words, words.say("capture.title"), "", Address.of("/captures/" + capture.id()));
                    return templates.render("capture", chrome, captureView(capture, asked, words));
                })
                .orElseGet(() -> Reply.notFound(words.say("capture.unknown", asked.value(ID))));
    }

    /**
     * What the page around a capture shows.
     *
     * @param frame address of the kept page alone
     */
    record CaptureView(
            String frame,
            String url,
            Optional<String> original,
            String when,
            int status,
            String digest,
            String place) {}

    private CaptureView captureView(Capture capture, Asked asked, Words words) {
        Address kept = Address.of("/captures/%s/page".formatted(capture.id()));
        return new CaptureView(
                asked.value(OF)
                        .map(article -> kept.with(OF.name(), article))
                        .orElse(kept)
                        .toString(),
                capture.url(),
                Links.web(capture.url()),
                words.time(capture.at(), library.zone()),
                capture.status(),
                capture.payloadDigest(),
                capture.place().file() + " @ " + words.number(capture.place().offset()));
    }

    /** The kept body alone, for the frame. */
    Reply kept(Asked asked) {
        return showable(asked)
                .map(this::body)
                .orElseGet(() -> Reply.notFound(Words.of(asked).say("capture.unknown", asked.value(ID))));
    }

    /** Where only another node can read it by now, that one is named. */
    private Reply body(Capture capture) {
        try {
            return body(library.read(capture));
        } catch (CaptureElsewhereException e) {
            return new Reply.Refused(Problem.unavailable("Not here yet", String.valueOf(e.getMessage())));
        }
    }

    /** HTML as HTML, all else as plain text, so that no kind of file runs anything. */
    private static Reply body(Captures.Answer answer) {
        String given = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean html = given.startsWith("text/html") || given.startsWith("application/xhtml");
        String charset = given.contains("charset=") ? given.replaceAll(".*charset=\"?([\\w-]+).*", "$1") : "";
        String mediaType = (html ? "text/html" : "text/plain") + (charset.isEmpty() ? "" : "; charset=" + charset);
        return new Reply.Kept(html || !charset.isEmpty() ? mediaType : "text/plain; charset=utf-8", answer.body());
    }

    private Optional<Capture> showable(Asked asked) {
        String id = asked.value(ID);
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? library.capture(new CaptureId(id)).filter(capture -> mayBeShown(capture, asked))
                : Optional.empty();
    }

    /**
     * A page is shown for the article whose address it was had from, or that is named and was read out of it. One that is no article's, as
     * the further pages of a story are, is no proof of anything.
     */
    private boolean mayBeShown(Capture capture, Asked asked) {
        return switch (capture.purpose()) {
            case ROBOTS, FEED, SITEMAP, REST, LIST, DIGEST -> true;
            case ARTICLE ->
                Stream.concat(
                                library.dossier(ArticleId.of(capture.url())).stream(),
                                asked
                                        .value(OF)
                                        .flatMap(this::dossier)
                                        .filter(named -> named.restsOn(capture.id()))
                                        .stream())
                        .anyMatch(dossier -> dossier.shows(capture.id()));
            case PART -> false;
        };
    }

    static String word(Revision.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
