package mn.sonin.crawler.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.crawler.extract.date.DateReader;
import mn.sonin.crawler.extract.date.Reading;
import mn.sonin.crawler.extract.date.StatedDate;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import org.jsoup.nodes.Element;

/** Judges when it was published and when it was changed. */
final class Dates {
    private static final List<String> PUBLISHED_METAS = List.of(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "dc.date",
            "dc.date.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "article_date_original",
            "date",
            "article.published",
            "cxenseparse:recs:publishtime");
    private static final List<String> MODIFIED_METAS = List.of(
            "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "revised");
    private static final Pattern IN_ADDRESS =
            Pattern.compile("[/_-]((?:19|20)\\d\\d)[/_-]?([01]\\d)[/_-]?([0-3]\\d)(?:[/_.-]|$)");

    private final DateReader reader = new DateReader();

    record Judged(Found<StatedDate> published, Found<StatedDate> modified, List<Candidate<StatedDate>> stated) {}

    Judged judge(PageMetadata page, Optional<String> address, Optional<Lead> lead, Reading reading) {
        var published = new ArrayList<Candidate<StatedDate>>();
        var modified = new ArrayList<Candidate<StatedDate>>();
        page.article()
                .flatMap(LinkedArticle::published)
                .ifPresent(d -> offer(published, d, Basis.JSON_LD, "datePublished", 0.95, reading));
        page.article()
                .flatMap(LinkedArticle::modified)
                .ifPresent(d -> offer(modified, d, Basis.JSON_LD, "dateModified", 0.9, reading));
        for (String key : PUBLISHED_METAS) {
            page.meta(key).ifPresent(d -> offer(published, d, Basis.META, key, 0.85, reading));
        }
        for (String key : MODIFIED_METAS) {
            page.meta(key).ifPresent(d -> offer(modified, d, Basis.META, key, 0.8, reading));
        }
        page.properties("datepublished")
                .forEach(e -> offer(published, machine(e), Basis.MICRODATA, "datePublished", 0.8, reading));
        page.times().stream()
                .limit(1)
                .forEach(e -> offer(published, machine(e), Basis.TIME_ELEMENT, "time", 0.6, reading));
        address.flatMap(Dates::inAddress)
                .ifPresent(day -> published.add(new Candidate<>(StatedDate.ofDay(day), Basis.ADDRESS, "", 0.7)));
        return new Judged(Found.mostConfident(published), Found.mostConfident(modified), List.of());
    }

    private static String machine(Element element) {
        for (String key : List.of("datetime", "content")) {
            if (!element.attr(key).isBlank()) {
                return element.attr(key);
            }
        }
        return element.text();
    }

    private void offer(
            List<Candidate<StatedDate>> into,
            String value,
            Basis basis,
            String detail,
            double weight,
            Reading reading) {
        reader.machine(value, reading)
                .filter(date -> possible(date, reading))
                .ifPresent(date -> into.add(new Candidate<>(date, basis, detail, weight)));
    }

    private static boolean possible(StatedDate date, Reading reading) {
        return date.day().getYear() >= 1990
                && !date.day().isAfter(reading.now().toLocalDate().plusDays(1));
    }

    static Optional<LocalDate> inAddress(String address) {
        Matcher matcher = IN_ADDRESS.matcher(address);
        while (matcher.find()) {
            int month = Integer.parseInt(matcher.group(2));
            int day = Integer.parseInt(matcher.group(3));
            if (month >= 1 && month <= 12 && day >= 1 && day <= 28) {
                return Optional.of(LocalDate.of(Integer.parseInt(matcher.group(1)), month, day));
            }
        }
        return Optional.empty();
    }
}
