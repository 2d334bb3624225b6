package mn.sonin.bench.harvest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;

/**
 * Made-up news pages of a size between two bounds, built as real ones are: a third script and style, a long navigation, the article, cards
 * of other stories with pictures, comments, a footer. The page of a host and number is always the same.
 */
public final class GeneratedPages {
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 8, 0);
    private static final int VOCABULARY = 8_000;

    private final Size size;
    private final List<String> mongolian = words("абвгджзийклмнпрстхцчш", "аоуиэөү", "ын");
    private final List<String> english = words("bcdfghjklmnprstvw", "aeiou", "ing");

    /** In bytes before packing; scripts and cards fill up what the article leaves. */
    public enum Size {
        /** As the pages of news sites are. */
        USUAL(60_000, 200_000),
        /** The article and its navigation, where it is not the reading of pages that is measured. */
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

    private static List<String> words(String consonants, String vowels, String ending) {
        RandomGenerator random = random(11);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable <= random.nextInt(3); syllable++) {
                word.append(consonants.charAt(random.nextInt(consonants.length())))
                        .append(vowels.charAt(random.nextInt(vowels.length())))
                        .append(random.nextBoolean() ? consonants.charAt(random.nextInt(consonants.length())) : "");
            }
            words.add(word.append(random.nextInt(4) == 0 ? ending : "").toString());
        }
        return words;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static long seed(int host, int number) {
        return host * 1_000_003L + number;
    }

    /** What the feed and the page call it. */
    String title(int host, int number) {
        return text(random(seed(host, number)), host, 8);
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
        RandomGenerator random = random(seed(host, number) + 5_000_000_011L);
        int bytes = random.nextInt(size.least, size.most);
        String title = title(host, number);
        StringBuilder page = new StringBuilder(bytes + 20_000);
        head(page, random, host, number, title, bytes / 3);
        navigation(page, random, host);
        article(page, random, host, number, title);
        String end =
                "</main><footer><p>© 2026 All rights reserved</p><a href=\"/contact\">Contact</a></footer></body></html>";
        page.append("<aside class=\"related\"><h3>Related</h3>");
        while (bytes(page) < bytes - 400) {
            card(page, random, host);
        }
        return page.append("</aside>").append(end).toString();
    }

    /** Close enough: half of the letters outside of markup are Cyrillic ones of two bytes on every second host. */
    private static int bytes(StringBuilder page) {
        return page.length() + page.length() / 8;
    }

    private void head(StringBuilder page, RandomGenerator random, int host, int number, String title, int scripts) {
        String date = published(number).atOffset(ZoneOffset.ofHours(8)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        page.append("<!DOCTYPE html><html lang=\"")
                .append(language(host))
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append(" | Host ")
                .append(host)
                .append("</title><meta property=\"og:title\" content=\"")
                .append(title)
                .append(
                        "\"><meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" content=\"")
                .append(date)
                .append("\"><meta name=\"description\" content=\"")
                .append(text(random, host, 20))
                .append(
                        "\"><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"")
                .append(title)
                .append("\",\"datePublished\":\"")
                .append(date)
                .append("\",\"author\":{\"@type\":\"Person\",\"name\":\"B. Bold\"}}</script><style>");
        for (int rule = 0; rule < 60; rule++) {
            page.append(".c")
                    .append(rule)
                    .append("{margin:")
                    .append(random.nextInt(40))
                    .append("px;display:flex}");
        }
        page.append("</style><script>window.state={");
        int until = page.length() + scripts;
        while (page.length() < until) {
            page.append("\"k")
                    .append(random.nextInt(1_000_000))
                    .append("\":[")
                    .append(random.nextInt())
                    .append(",\"")
                    .append(Long.toHexString(random.nextLong()))
                    .append("\"],");
        }
        page.append("\"end\":0};</script></head><body>");
    }

    private void navigation(StringBuilder page, RandomGenerator random, int host) {
        page.append("<header><a href=\"/\"><img src=\"/logo.svg\" alt=\"Host ")
                .append(host)
                .append("\"></a><nav><ul>");
        for (int entry = 0; entry < 60; entry++) {
            page.append("<li class=\"menu-item menu-item-")
                    .append(entry)
                    .append("\"><a href=\"/section/")
                    .append(entry)
                    .append("\">")
                    .append(text(random, host, 1 + random.nextInt(2)))
                    .append("</a></li>");
        }
        page.append("</ul></nav></header><main>");
    }

    private void article(StringBuilder page, RandomGenerator random, int host, int number, String title) {
        page.append("<article class=\"post\"><h1 class=\"entry-title\">")
                .append(title)
                .append("</h1><div class=\"meta\"><span class=\"author\">B. Bold</span> <time datetime=\"")
                .append(published(number))
                .append("+08:00\">")
                .append(published(number).toLocalDate())
                .append("</time></div><div class=\"entry-content\">");
        int paragraphs = 6 + random.nextInt(14);
        for (int i = 0; i < paragraphs; i++) {
            page.append("<p>")
                    .append(sentences(random, host, 2 + random.nextInt(4)))
                    .append("</p>\n");
        }
        page.append("</div><div class=\"share\"><a href=\"https://social.example/share\">Share</a></div></article>");
    }

    private void card(StringBuilder page, RandomGenerator random, int host) {
        int other = random.nextInt(100_000);
        page.append("<div class=\"card c")
                .append(random.nextInt(60))
                .append("\"><a class=\"thumb\" href=\"/n/")
                .append(other)
                .append("\"><picture><source srcset=\"/img/")
                .append(other)
                .append("-320.webp 320w, /img/")
                .append(other)
                .append(
                        "-640.webp 640w\" type=\"image/webp\"><img loading=\"lazy\" width=\"320\" height=\"180\" src=\"/img/")
                .append(other)
                .append(".jpg\" alt=\"\"></picture></a><div class=\"body\"><span class=\"tag\"><a href=\"/section/")
                .append(random.nextInt(60))
                .append("\">")
                .append(text(random, host, 1))
                .append("</a></span><h4><a href=\"/n/")
                .append(other)
                .append("\">")
                .append(text(random, host, 6 + random.nextInt(6)))
                .append("</a></h4><p class=\"excerpt\">")
                .append(text(random, host, 12))
                .append("</p><div class=\"foot\"><time>2026-0")
                .append(1 + random.nextInt(8))
                .append("-1")
                .append(random.nextInt(10))
                .append("</time><span><svg width=\"12\" height=\"12\"><path d=\"M0 0h24v24H0z\"/></svg> ")
                .append(random.nextInt(900))
                .append("</span></div></div></div>\n");
    }

    private String sentences(RandomGenerator random, int host, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ")
                    .append(text(random, host, 8 + random.nextInt(14)))
                    .append('.');
        }
        return text.toString();
    }

    static String language(int host) {
        return host % 2 == 0 ? "mn" : "en";
    }

    private String text(RandomGenerator random, int host, int length) {
        List<String> words = host % 2 == 0 ? mongolian : english;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int rank = (int) Math.min(VOCABULARY - 1.0, Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1);
            String word = words.get(rank);
            text.append(i == 0 ? "" : " ")
                    .append(i == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
        }
        return text.toString();
    }
}
