package mn.sonin.search.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.DayDigest;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Question;

/** Digests of days for programs, mail and other digests. */
public final class DigestRoutes {
    static final Parameter<LocalDate> DAY = Parameter.dayInPath("date", "A day as in 2025-12-05.");

    private final Library library;
    private final Supplier<URI> home;

    /**
     * Reads from this library.
     *
     * @param home the address readers use
     */
    public DigestRoutes(Library library, Supplier<URI> home) {
        this.library = library;
        this.home = home;
    }

    Reply json(Asked asked) {
        DayDigest digest = digest(asked);
        return Reply.json(new DigestRecord(
                digest.day(),
                digest.total(),
                digest.sequence(),
                address(digest, "/api/v1/digests/" + digest.day()),
                lines(digest.english()),
                lines(digest.mongolian())));
    }

    private DayDigest digest(Asked asked) {
        return library.digest(asked.value(DAY), asked.value(Question.AS_OF));
    }

    /** Where this very digest stays. */
    private String address(DayDigest digest, String path) {
        return home.get().resolve(path + "?asof=" + digest.sequence()).toString();
    }

    private List<ArticleLine> lines(List<Hit> hits) {
        return hits.stream().map(hit -> ArticleLine.of(hit, library.stories())).toList();
    }

    /** The form of the digests that Sonin itself imports: capitals, host and date in each line. */
    Reply text(Asked asked) {
        return Reply.text("text/plain; charset=utf-8", text(digest(asked)));
    }

    Reply markdown(Asked asked) {
        return Reply.text("text/markdown; charset=utf-8", markdown(digest(asked)));
    }

    Reply atom(Asked asked) {
        return Reply.text("application/atom+xml", atom(digest(asked)));
    }

    /** RFC 4287, an entry for each headline. */
    public String atom(DayDigest digest) {
        String path = "/api/v1/digests/" + digest.day() + ".atom";
        return new FeedRoutes(library, home)
                .day(digest, address(digest, path), address(digest, "/digest/" + digest.day()));
    }

    /** As {@code import digest} reads it: numbered English headlines, then Mongolian ones. */
    public String text(DayDigest digest) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < digest.english().size(); at++) {
            text.append(at + 1).append(' ');
            line(text, digest.english().get(at), "PUBLISHED:");
        }
        digest.mongolian().forEach(hit -> line(text, hit, "НИЙТЭЛСЭН:"));
        return text.toString();
    }

    /** For a mail or a wiki. */
    public String markdown(DayDigest digest) {
        StringBuilder text = new StringBuilder("# Sonin, ").append(digest.day()).append("\n");
        section(text, "English", digest.english());
        section(text, "Монгол", digest.mongolian());
        return text.append("\n[")
                .append(digest.day())
                .append("](")
                .append(address(digest, "/digest/" + digest.day()))
                .append(")\n")
                .toString();
    }

    /** A page of its own, without style. */
    public String html(DayDigest digest) {
        StringBuilder text = new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Sonin, ")
                .append(digest.day())
                .append("</title>\n<h1>Sonin, ")
                .append(digest.day())
                .append("</h1>\n");
        list(text, "English", "en", digest.english());
        list(text, "Монгол", "mn", digest.mongolian());
        return text.append("<p><a href=\"")
                .append(escaped(address(digest, "/digest/" + digest.day())))
                .append("\">")
                .append(digest.day())
                .append("</a></p>\n")
                .toString();
    }

    private void list(StringBuilder text, String heading, String language, List<Hit> hits) {
        text.append("<h2>")
                .append(heading)
                .append("</h2>\n<ol lang=\"")
                .append(language)
                .append("\">\n");
        for (Hit hit : hits) {
            text.append("<li><a href=\"")
                    .append(escaped(home.get().resolve("/articles/" + hit.id()).toString()))
                    .append("\">")
                    .append(escaped(oneLine(hit.title().text())))
                    .append("</a> ")
                    .append(escaped(host(hit)))
                    .append("</li>\n");
        }
        text.append("</ol>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void line(StringBuilder text, Hit hit, String label) {
        LocalDate day = hit.published().at().atZoneSameInstant(library.zone()).toLocalDate();
        text.append(oneLine(hit.title().text()).toUpperCase(Locale.ROOT))
                .append(" WWW.")
                .append(host(hit).toUpperCase(Locale.ROOT))
                .append(' ')
                .append(label)
                .append(day.toString().replace('-', '/'))
                .append('\n');
    }

    /** The site's host as digests name it, without the {@code www} that stands before it anyway. */
    private String host(Hit hit) {
        return library.configuration()
                .source(hit.source())
                .flatMap(source -> Optional.ofNullable(source.home().getHost()))
                .orElse(hit.source())
                .replaceFirst("^www\\.", "");
    }

    private void section(StringBuilder text, String heading, List<Hit> hits) {
        text.append("\n## ").append(heading).append("\n\n");
        for (Hit hit : hits) {
            text.append("1. [")
                    .append(plain(hit.title().text()))
                    .append("](")
                    .append(home.get().resolve("/articles/" + hit.id()))
                    .append(") ")
                    .append(plain(host(hit)))
                    .append('\n');
        }
    }

    private static String oneLine(String title) {
        return title.replaceAll("\\s+", " ").strip();
    }

    /** Without anything that Markdown or HTML would take for its own. */
    private static String plain(String title) {
        return oneLine(title).replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }

    /** The headlines of a day. */
    @Says("The headlines of a day, chosen so that as many sources as possible are heard.")
    record DigestRecord(
            @Says("The day, in the archive's zone.") LocalDate day,
            @Says("Articles published that day.") long total,

            @Says("The place in the archive's sequence at which it was chosen.")
            long sequence,

            @Says("Where this very digest stays, whatever is read back later.")
            String permanent,

            @Says("English ones, at most ten.") List<ArticleLine> english,
            @Says("Mongolian ones, at most ten.") List<ArticleLine> mongolian) {}
}
