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

/** Digests of days for programs, mail and other digests. */
final class DigestRoutes {
    static final Parameter<LocalDate> DAY = Parameter.dayInPath("date", "A day as in 2025-12-05.");

    private final Library library;
    private final Supplier<URI> home;

    DigestRoutes(Library library, Supplier<URI> home) {
        this.library = library;
        this.home = home;
    }

    Reply json(Asked asked) {
        DayDigest digest = library.digest(asked.value(DAY));
        return Reply.json(new DigestRecord(
                digest.day(),
                digest.total(),
                digest.english().stream().map(ArticleLine::of).toList(),
                digest.mongolian().stream().map(ArticleLine::of).toList()));
    }

    /** The form of the digests that Sonin itself imports: capitals, host and date in each line. */
    Reply text(Asked asked) {
        DayDigest digest = library.digest(asked.value(DAY));
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < digest.english().size(); at++) {
            text.append(at + 1).append(' ');
            line(text, digest.english().get(at), "PUBLISHED:");
        }
        digest.mongolian().forEach(hit -> line(text, hit, "НИЙТЭЛСЭН:"));
        return Reply.text("text/plain; charset=utf-8", text.toString());
    }

    Reply markdown(Asked asked) {
        DayDigest digest = library.digest(asked.value(DAY));
        StringBuilder text = new StringBuilder("# Sonin, ").append(digest.day()).append("\n");
        section(text, "English", digest.english());
        section(text, "Монгол", digest.mongolian());
        return Reply.text("text/markdown; charset=utf-8", text.toString());
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
            @Says("English ones, at most ten.") List<ArticleLine> english,
            @Says("Mongolian ones, at most ten.") List<ArticleLine> mongolian) {}
}
