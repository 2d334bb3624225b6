package mn.sonin.bench.harvest;

import java.util.random.RandomGenerator;

/**
 * What stands on every page of a made-up host around the article: metadata, styles and programs in the head, menus above, menus and
 * addresses below.
 *
 * @param head up to what is of one page
 * @param header from the opening tag of the body on
 * @param footer to the end of the page
 */
record GeneratedFrame(String head, String header, String footer) {
    private static final int SECTIONS = 12;
    private static final int SUBSECTIONS = 4;
    private static final int COLUMNS = 5;
    private static final int LINKS_OF_A_COLUMN = 8;
    private static final int SIGNS = 4;

    /** The frame of a host, always the same. */
    static GeneratedFrame of(int host) {
        RandomGenerator random = GeneratedWords.random(7_000_003L * host + 1);
        GeneratedWords words = GeneratedWords.of(host);
        return new GeneratedFrame(head(host, random), header(host, random, words), footer(host, random, words));
    }

    private static String head(int host, RandomGenerator random) {
        StringBuilder head = new StringBuilder(16_384);
        head.append("<!DOCTYPE html>\n<html lang=\"")
                .append(GeneratedWords.language(host))
                .append("\" prefix=\"og: https://ogp.me/ns#\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        for (int i = 0; i < 8; i++) {
            head.append("<meta name=\"theme-setting-%d\" content=\"%s\">\n".formatted(i, token(random)));
            head.append("<link rel=\"apple-touch-icon\" sizes=\"%d0x%d0\" href=\"/static/icons/touch-%d0.png?v=%s\">\n"
                    .formatted(i + 5, i + 5, i + 5, token(random)));
        }
        for (int i = 0; i < 7; i++) {
            head.append("<link rel=\"dns-prefetch\" href=\"//service-%d.example\">\n".formatted(i));
            head.append(
                    "<link rel=\"stylesheet\" id=\"theme-%d-css\" href=\"/static/theme/css/part-%d.min.css?ver=%s\" media=\"all\">\n"
                            .formatted(i, i, token(random)));
        }
        for (int i = 0; i < 12; i++) {
            head.append("<script async src=\"/static/theme/js/part-%d.min.js?ver=%s\" id=\"theme-%d-js\"></script>\n"
                    .formatted(i, token(random), i));
        }
        head.append("<style id=\"theme-inline-css\">");
        for (int rule = 0; rule < 70; rule++) {
            head.append(".theme-block-%d{margin:%dpx %dpx;display:flex;color:#%06x}\n"
                    .formatted(rule, random.nextInt(40), random.nextInt(40), random.nextInt(1 << 24)));
        }
        return head.append("</style>\n").toString();
    }

    private static String header(int host, RandomGenerator random, GeneratedWords words) {
        StringBuilder header = new StringBuilder(24_576);
        header.append("<body class=\"post-template-default single single-post wp-embed-responsive theme-host-%d\">\n"
                        .formatted(host))
                .append(
                        "<!-- Page -->\n<div id=\"page\" class=\"site hfeed\">\n  <header id=\"masthead\" class=\"site-header\">\n")
                .append("    <div class=\"site-branding\"><a href=\"/\" rel=\"home\" class=\"custom-logo-link\">")
                .append("<img src=\"/static/theme/images/logo.svg\" alt=\"Host %d\" class=\"custom-logo\"></a></div>\n"
                        .formatted(host));
        signs(header, random, "header");
        header.append("    <form role=\"search\" method=\"get\" class=\"search-form\" action=\"/search\">")
                .append("<label class=\"screen-reader-text\" for=\"s\">")
                .append(words.text(random, 1))
                .append("</label><input type=\"search\" class=\"search-field\" id=\"s\" value=\"\" name=\"s\">")
                .append(
                        "<input type=\"hidden\" name=\"lang\" value=\"1\"><button type=\"submit\" class=\"search-submit\"><i class=\"icon icon-search\"></i></button></form>\n")
                .append(
                        "    <nav id=\"site-navigation\" class=\"main-navigation\" role=\"navigation\" aria-label=\"Main\">\n      <ul id=\"primary-menu\" class=\"menu\">\n");
        for (int section = 0; section < SECTIONS; section++) {
            entry(header, random, words, section, "menu-item-has-children");
            header.append("\n        <ul class=\"sub-menu\">\n");
            for (int below = 1; below <= SUBSECTIONS; below++) {
                entry(header, random, words, section * 10 + below, "menu-item-object-category");
                header.append("</li>\n");
            }
            header.append("        </ul></li>\n");
        }
        return header.append(
                        "      </ul>\n    </nav>\n  </header><!-- #masthead -->\n  <div id=\"content\" class=\"site-content\">\n")
                .append("  <div class=\"container\">\n  <main id=\"primary\" class=\"site-main\">\n")
                .toString();
    }

    private static void entry(
            StringBuilder menu, RandomGenerator random, GeneratedWords words, int number, String kind) {
        String name = words.text(random, 1 + random.nextInt(2));
        menu.append(
                "        <li id=\"menu-item-%d\" class=\"menu-item menu-item-type-taxonomy %s menu-item-%d\"><a href=\"/section/%d/%s\" title=\"%s\"><span class=\"menu-text\">%s</span></a>"
                        .formatted(number, kind, number, number, token(random), name, name));
    }

    /** Links to the host's pages elsewhere, as drawings. */
    private static void signs(StringBuilder page, RandomGenerator random, String place) {
        page.append("    <div class=\"social-links social-links-%s\">".formatted(place));
        for (int sign = 0; sign < SIGNS; sign++) {
            page.append(
                    "<a href=\"https://social-%d.example/host\" target=\"_blank\" rel=\"noopener noreferrer\" aria-label=\"Social %d\"><svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 2"
                            .formatted(sign, sign));
            for (int point = 0; point < 44; point++) {
                page.append("c%d.%d %d.%d"
                        .formatted(random.nextInt(20), random.nextInt(100), random.nextInt(20), random.nextInt(100)));
            }
            page.append("z\"/></svg></a>");
        }
        page.append("</div>\n");
    }

    private static String footer(int host, RandomGenerator random, GeneratedWords words) {
        StringBuilder footer = new StringBuilder(12_288);
        footer.append(
                "  </div>\n  </div><!-- #content -->\n  <footer id=\"colophon\" class=\"site-footer\">\n  <div class=\"footer-widgets\">\n");
        for (int column = 0; column < COLUMNS; column++) {
            footer.append(
                    "    <div id=\"nav_menu-%d\" class=\"widget widget_nav_menu footer-column-%d\"><h4 class=\"widget-title\">%s</h4>\n      <ul class=\"menu\">\n"
                            .formatted(column, column, words.text(random, 1)));
            for (int link = 0; link < LINKS_OF_A_COLUMN; link++) {
                footer.append(
                        "        <li class=\"menu-item menu-item-type-post_type\"><a href=\"/page/%d/%s\">%s</a></li>\n"
                                .formatted(
                                        column * 10 + link, token(random), words.text(random, 1 + random.nextInt(2))));
            }
            footer.append("      </ul></div>\n");
        }
        footer.append("  </div>\n");
        signs(footer, random, "footer");
        footer.append(
                "  <form class=\"newsletter\" action=\"/newsletter\" method=\"post\"><label for=\"mail\">%s</label><input type=\"email\" name=\"mail\" id=\"mail\"><select name=\"often\"><option value=\"1\">1</option><option value=\"7\">7</option></select><button type=\"submit\">%s</button></form>\n"
                        .formatted(words.text(random, 3), words.text(random, 1)));
        footer.append(
                "  <p class=\"copyright\">© 2026 Host %d. All rights reserved.</p>\n  </footer><!-- #colophon -->\n</div>\n"
                        .formatted(host));
        for (int i = 0; i < 8; i++) {
            footer.append("<script src=\"/static/theme/js/late-%d.min.js?ver=%s\" id=\"late-%d-js\" defer></script>\n"
                    .formatted(i, token(random), i));
        }
        return footer.append("</body>\n</html>\n").toString();
    }

    static String token(RandomGenerator random) {
        return Long.toHexString(random.nextLong());
    }
}
