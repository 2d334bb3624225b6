package mn.sonin.crawler.extract;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;

/** What the site calls itself, so that it can be cut off titles and bylines and is not taken for an outlet that is reprinted. */
final class SiteNames {
    private static final List<String> METAS = List.of(
            "og:site_name",
            "application-name",
            "apple-mobile-web-app-title",
            "publisher",
            "dc.publisher",
            "twitter:site");
    private static final List<String> SECTIONS = List.of("article:section", "section", "content_category");
    private static final int LONGEST_NAME = 40;

    private final Set<String> names;
    private final String hostLetters;
    private final List<Pattern> sections;

    private SiteNames(Set<String> names, String hostLetters, List<Pattern> sections) {
        this.names = names;
        this.hostLetters = hostLetters;
        this.sections = sections;
    }

    static SiteNames of(PageMetadata page, Optional<String> address) {
        var names = new HashSet<String>();
        METAS.forEach(key -> page.meta(key).ifPresent(name -> names.add(TitleText.letters(name))));
        page.article().flatMap(LinkedArticle::publisher).ifPresent(name -> names.add(TitleText.letters(name)));
        String host = address.or(() -> page.meta("og:url"))
                .or(page::canonical)
                .map(SiteNames::host)
                .orElse("");
        if (!host.isEmpty()) {
            names.add(TitleText.letters(host));
        }
        names.removeIf(name -> name.length() < 2);
        return new SiteNames(
                names,
                host.isEmpty() ? "" : TitleText.letters(host.substring(0, Math.max(0, host.lastIndexOf('.')))),
                sections(page));
    }

    /** How a title ends that has the page's section after it, with or without blanks around the dash. */
    private static List<Pattern> sections(PageMetadata page) {
        return SECTIONS.stream()
                .flatMap(key -> page.meta(key).stream())
                .filter(name -> name.length() > 1 && name.length() < LONGEST_NAME)
                .distinct()
                .map(name -> Pattern.compile(
                        "\\s*[-|–—·»]\\s*" + Pattern.quote(name.strip()) + "$",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\d?\\.", "");
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }

    boolean isName(String text) {
        String letters = TitleText.letters(text);
        return names.contains(letters)
                || (letters.length() > 3 && letters.length() < LONGEST_NAME && hostLetters.contains(letters));
    }

    /**
     * Whether an outlet that a page names is the site itself.
     *
     * @param title of the page's head, which sites end with their name
     */
    boolean isOwn(String outlet, String title) {
        String letters = TitleText.letters(outlet);
        return isName(outlet)
                || (letters.length() > 3 && TitleText.letters(title).endsWith(letters));
    }

    /** The title without parts at its end or start that name the site, and without its section at the end. */
    String strip(String title, Pattern separator) {
        String text = title;
        boolean again = true;
        while (again) {
            again = false;
            Matcher matcher = separator.matcher(text);
            int first = -1;
            int last = -1;
            int lastEnd = 0;
            int firstEnd = 0;
            while (matcher.find()) {
                if (first < 0) {
                    first = matcher.start();
                    firstEnd = matcher.end();
                }
                last = matcher.start();
                lastEnd = matcher.end();
            }
            if (last > 0 && isName(text.substring(lastEnd))) {
                text = text.substring(0, last).strip();
                again = true;
            } else if (first > 0 && isName(text.substring(0, first))) {
                text = text.substring(firstEnd).strip();
                again = true;
            }
        }
        for (Pattern section : sections) {
            String shorter = section.matcher(text).replaceFirst("");
            text = shorter.isBlank() ? text : shorter;
        }
        return text;
    }
}
