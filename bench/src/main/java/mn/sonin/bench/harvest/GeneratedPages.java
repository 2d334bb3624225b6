package mn.sonin.bench.harvest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/**
 * Made-up news pages of a size between two bounds, built as real ones are: the frame of their host, metadata, programs, the article, cards
 * of other stories with pictures. Of each kind of thing they have about as much as real pages of that size (docs/performance.md). The page
 * of a host and number is always the same, and so is what is said of it elsewhere.
 */
public final class GeneratedPages {
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 8, 0);
    private static final int FEWEST_CARDS = 6;
    private static final int BYTES_A_CARD = 3_600;
    private static final int BYTES_A_COMMENT = 16_000;
    private static final int LISTED = 10;
    /** Cards tell of so many stories before this one. */
    private static final int RECENT = 40;

    private static final int PROGRAMS = 8;

    private final Size size;
    private final Map<Integer, GeneratedFrame> frames = new ConcurrentHashMap<>();

    /** In bytes before packing; programs and cards fill up what the article leaves. */
    public enum Size {
        /** As the pages of news sites are. */
        USUAL(60_000, 200_000),
        /** The article and a short navigation, where it is not the reading of pages that is measured. */
        SMALL(3_000, 6_000);

        private final int least;
        private final int most;

        Size(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    /** Pages of this size. */
    public GeneratedPages(Size size) {
        this.size = size;
    }

    private static RandomGenerator random(int host, int number, long salt) {
        return GeneratedWords.random(host * 1_000_003L + number + salt);
    }

    /** What the feed, the page and the cards on other pages call it. */
    String title(int host, int number) {
        return GeneratedWords.of(host).text(random(host, number, 0), 8);
    }

    LocalDateTime published(int number) {
        return FIRST.plusMinutes(37L * number);
    }

    /** The page, packed as servers send it. */
    public byte[] packed(int host, int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (OutputStream gzip = new GZIPOutputStream(bytes, 8192)) {
            gzip.write(page(host, number).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String page(int host, int number) {
        RandomGenerator random = random(host, number, 5_000_000_011L);
        int bytes = random.nextInt(size.least, size.most);
        return size == Size.USUAL ? usual(host, number, random, bytes) : small(host, number, random);
    }

    private String small(int host, int number, RandomGenerator random) {
        StringBuilder page = new StringBuilder(8_192)
                .append("<!DOCTYPE html><html lang=\"")
                .append(GeneratedWords.language(host))
                .append("\"><head><meta charset=\"utf-8\">");
        metadata(page, random, host, number);
        page.append("</head><body><nav><a href=\"/\">Home</a><a href=\"/section/1\">News</a></nav><main>");
        article(page, random, host, number);
        return page.append("</main></body></html>").toString();
    }

    private String usual(int host, int number, RandomGenerator random, int bytes) {
        GeneratedFrame frame = frames.computeIfAbsent(host, GeneratedFrame::of);
        StringBuilder page = new StringBuilder(bytes + 20_000).append(frame.head());
        metadata(page, random, host, number);
        page.append("</head>\n").append(frame.header());
        article(page, random, host, number);
        comments(page, random, host, bytes / BYTES_A_COMMENT);
        page.append("  </main>\n  <aside id=\"secondary\" class=\"widget-area sidebar\">\n");
        list(page, random, host, number);
        cards(page, random, host, number, Math.max(FEWEST_CARDS, bytes / BYTES_A_CARD));
        page.append("  </aside><!-- #secondary -->\n");
        // Bytes of text are more than its letters; what the frame still brings is known.
        int left = bytes - page.length() - page.length() / 20 - frame.footer().length();
        programs(page, random, left);
        return page.append(frame.footer()).toString();
    }

    private void metadata(StringBuilder page, RandomGenerator random, int host, int number) {
        String title = title(host, number);
        String date = published(number).atOffset(ZoneOffset.ofHours(8)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        String summary = GeneratedWords.of(host).text(random, 20);
        page.append("<title>%s | Host %d</title>\n".formatted(title, host))
                .append("<link rel=\"canonical\" href=\"/n/%d\">\n".formatted(number))
                .append("<meta name=\"description\" content=\"%s\">\n".formatted(summary));
        for (String vocabulary : new String[] {"property=\"og", "name=\"twitter"}) {
            page.append("<meta %s:title\" content=\"%s\">\n".formatted(vocabulary, title))
                    .append("<meta %s:description\" content=\"%s\">\n".formatted(vocabulary, summary))
                    .append("<meta %s:image\" content=\"/media/%d/cover-1200x630.jpg\">\n"
                            .formatted(vocabulary, number))
                    .append("<meta %s:url\" content=\"/n/%d\">\n".formatted(vocabulary, number));
        }
        page.append(
                        "<meta property=\"og:type\" content=\"article\">\n<meta property=\"article:section\" content=\"News\">\n")
                .append("<meta property=\"article:published_time\" content=\"%s\">\n".formatted(date))
                .append(
                        "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"%s\",\"datePublished\":\"%s\",\"image\":[\"/media/%d/cover-1200x630.jpg\"],\"author\":{\"@type\":\"Person\",\"name\":\"B. Bold\"},\"publisher\":{\"@type\":\"Organization\",\"name\":\"Host %d\"}}</script>\n"
                                .formatted(title, date, number, host));
    }

    private void article(StringBuilder page, RandomGenerator random, int host, int number) {
        GeneratedWords words = GeneratedWords.of(host);
        page.append("    <article id=\"post-%d\" class=\"post-%d post type-post status-publish hentry\">\n"
                        .formatted(number, number))
                .append("      <div class=\"entry-header\"><h1 class=\"entry-title\">%s</h1>\n"
                        .formatted(title(host, number)))
                .append(
                        "      <div class=\"entry-meta\"><span class=\"author vcard\">B. Bold</span> <time class=\"entry-date published\" datetime=\"%s+08:00\">%s</time></div></div>\n"
                                .formatted(published(number), published(number).toLocalDate()))
                .append(
                        "      <figure class=\"post-thumbnail\"><img width=\"1200\" height=\"630\" src=\"/media/%d/cover-1200x630.jpg\" alt=\"\"><figcaption class=\"wp-caption-text\">%s</figcaption></figure>\n"
                                .formatted(number, words.text(random, 6)))
                .append("      <div class=\"entry-content\">\n");
        int paragraphs = 8 + random.nextInt(14);
        for (int i = 0; i < paragraphs; i++) {
            page.append("        <p>").append(words.sentences(random, 1 + random.nextInt(3)));
            switch (random.nextInt(8)) {
                case 0 ->
                    page.append(" <a href=\"/n/%d\" target=\"_blank\">%s</a>."
                            .formatted(random.nextInt(100_000), words.text(random, 2)));
                case 1 -> page.append(" <strong>%s</strong>".formatted(words.text(random, 3)));
                case 2 -> page.append("<br>").append(words.sentences(random, 1));
                default -> {}
            }
            page.append("</p>\n");
        }
        page.append("      </div>\n      <ul class=\"post-tags\">");
        for (int tag = 0; tag < 5; tag++) {
            page.append("<li><a href=\"/tag/%d\" rel=\"tag\">%s</a></li>"
                    .formatted(random.nextInt(500), words.text(random, 1)));
        }
        page.append("</ul>\n      <ul class=\"share-buttons\">");
        for (int service = 0; service < 4; service++) {
            page.append(
                    "<li class=\"share share-%d\"><a href=\"https://social-%d.example/share?u=/n/%d\" rel=\"nofollow\"><i class=\"icon icon-social-%d\"></i></a></li>"
                            .formatted(service, service, number, service));
        }
        page.append("</ul>\n    </article>\n");
    }

    private void list(StringBuilder page, RandomGenerator random, int host, int number) {
        page.append(
                "    <section id=\"popular-posts-2\" class=\"widget popular-posts\"><h3 class=\"widget-title\">Popular</h3>\n      <ul>\n");
        for (int i = 0; i < LISTED; i++) {
            int other = Math.abs(number - 1 - random.nextInt(RECENT));
            page.append("        <li><a href=\"/n/%d\" title=\"%s\">%s</a></li>\n"
                    .formatted(other, title(host, other), title(host, other)));
        }
        page.append("      </ul></section>\n");
    }

    private void cards(StringBuilder page, RandomGenerator random, int host, int number, int count) {
        page.append(
                "    <section class=\"widget related-posts\"><h3 class=\"widget-title\">Related</h3>\n    <div class=\"card-grid\">\n");
        GeneratedWords words = GeneratedWords.of(host);
        for (int i = 0; i < count; i++) {
            int other = Math.abs(number - 1 - random.nextInt(RECENT));
            String title = title(host, other);
            page.append(
                            "      <div class=\"card card-%d post-%d type-post\" data-id=\"%d\" data-track=\"related,%d,%s\">\n"
                                    .formatted(i, other, other, i, GeneratedFrame.token(random)))
                    .append(
                            "        <div class=\"card-media\"><a class=\"card-thumb\" href=\"/n/%d?from=related-block&amp;place=sidebar&amp;kind=picture\" title=\"%s\"><img class=\"lazyload wp-post-image\" width=\"320\" height=\"180\" src=\"/media/%d/thumb-320x180.jpg\" data-src=\"/media/%d/thumb-640x360.jpg\" data-srcset=\"/media/%d/thumb-320x180.jpg 320w, /media/%d/thumb-640x360.jpg 640w, /media/%d/thumb-960x540.jpg 960w\" sizes=\"(max-width: 320px) 100vw, 320px\" alt=\"%s\" style=\"aspect-ratio:16/9\"></a></div>\n"
                                    .formatted(other, title, other, other, other, other, other, title))
                    .append("        <div class=\"card-body\"><span class=\"card-tag\">%s</span>\n"
                            .formatted(words.text(random, 1)))
                    .append(
                            i % 2 == 0
                                    ? "        <h3 class=\"card-title entry-title\">"
                                    : "        <div class=\"card-title entry-title\">")
                    .append(
                            "<a href=\"/n/%d?from=related-block&amp;place=sidebar&amp;kind=headline\" rel=\"bookmark\" class=\"card-link\">%s</a>"
                                    .formatted(other, title))
                    .append(i % 2 == 0 ? "</h3>\n" : "</div>\n")
                    .append(
                            i % 4 == 0
                                    ? "        <p class=\"card-excerpt\">%s</p>\n".formatted(words.text(random, 12))
                                    : "")
                    .append("        </div></div><!-- .card -->\n");
        }
        page.append("    </div></section>\n");
    }

    private static void comments(StringBuilder page, RandomGenerator random, int host, int count) {
        GeneratedWords words = GeneratedWords.of(host);
        page.append("    <div id=\"comments\" class=\"comments-area\"><h2 class=\"comments-title\">%d</h2>\n"
                .formatted(count));
        for (int i = 0; i < count; i++) {
            page.append(
                            "      <div id=\"comment-%d\" class=\"comment even thread-even depth-1\"><div class=\"comment-body\">\n"
                                    .formatted(i))
                    .append(
                            "        <div class=\"comment-meta\"><b class=\"fn\">%s</b> <a href=\"#comment-%d\" class=\"comment-permalink\">#%d</a></div>\n"
                                    .formatted(words.text(random, 1), i, i))
                    .append("        <div class=\"comment-content\"><p>%s</p></div>\n"
                            .formatted(words.sentences(random, 1)))
                    .append(
                            "        <div class=\"reply\"><a rel=\"nofollow\" class=\"comment-reply-link\" href=\"#reply-%d\" data-commentid=\"%d\">%s</a></div>\n      </div></div><!-- #comment-## -->\n"
                                    .formatted(i, i, words.text(random, 1)));
        }
        page.append("    </div><!-- #comments -->\n");
    }

    private static void programs(StringBuilder page, RandomGenerator random, int bytes) {
        for (int program = 0; program < PROGRAMS; program++) {
            int until = page.length() + Math.max(0, bytes) / PROGRAMS;
            page.append("<script id=\"state-%d\">window.state%d={".formatted(program, program));
            while (page.length() < until) {
                page.append("\"item%d\":{\"n\":%d,\"key\":\"%s\",\"shown\":true},"
                        .formatted(random.nextInt(1000), random.nextInt(), GeneratedFrame.token(random)));
            }
            page.append("\"end\":0};</script>\n");
        }
    }
}
