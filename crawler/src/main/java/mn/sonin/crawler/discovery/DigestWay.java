package mn.sonin.crawler.discovery;

import java.time.ZoneId;
import java.util.List;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import mn.sonin.crawler.markup.Markup;
import org.jsoup.nodes.Document;

/** A page of numbered headlines of other sites. */
final class DigestWay implements Way {
    private final Discovery.Digest digest;
    private final ZoneId zone;

    DigestWay(Discovery.Digest digest, ZoneId zone) {
        this.digest = digest;
        this.zone = zone;
    }

    @Override
    public Basis basis() {
        return Basis.DIGEST;
    }

    @Override
    public Purpose purpose() {
        return Purpose.DIGEST;
    }

    @Override
    public boolean asksFor(String url) {
        return Shape.same(digest.url(), url);
    }

    @Override
    public List<Ask> begin(Span span) {
        return List.of(new Ask(digest.url(), Purpose.DIGEST, 1));
    }

    @Override
    public Reading read(Answer answer, Span span) {
        String text = Decoding.text(answer);
        List<Entry> headlines =
                new DigestText(zone).headlines(text.stripLeading().startsWith("<") ? shown(text) : text);
        return headlines.isEmpty()
                ? new Reading.Unusable("no line with a headline, a host and a date (WWW.… PUBLISHED:… or НИЙТЭЛСЭН:…)")
                : new Reading.Stories(headlines, List.of());
    }

    /** What a reader sees, with line breaks where blocks end, so that neither a menu nor a site's name runs into the first headline. */
    private static String shown(String html) {
        Document page = Markup.page(html, "");
        page.select("head,script,style,noscript").remove();
        page.select("br").after("\n");
        page.select("div,p,li,tr,nav,header,section,article,aside,main,footer,h1,h2,h3,h4,ul,ol,table,form")
                .before("\n")
                .after("\n");
        return page.wholeText();
    }
}
