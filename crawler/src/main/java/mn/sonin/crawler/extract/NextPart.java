package mn.sonin.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Where a story goes on. A link to the next part differs from the story's own address in nothing but the part's number, so
 * that links to the next story, to lists and to pages of comments are left alone.
 */
final class NextPart {
    /** What stands between the address of a story and the number of a part of it. */
    private static final List<Pattern> NUMBERED = List.of(
            Pattern.compile("(.+?)[?&](?:page|p|pg|part|pagenum|page_no|seite|pagina|huudas)=(\\d{1,2})"),
            Pattern.compile("(.+?)/(?:page|part|p|seite|pagina)[/-]?(\\d{1,2})/?"),
            Pattern.compile("(.+?)/(\\d{1,2})/?"),
            Pattern.compile("(.+?)[-_,](\\d{1,2})(\\.[a-z]{3,5})"));

    private static final Pattern NEXT = Pattern.compile("\\bnext\\b", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 2000;

    private NextPart() {}

    /**
     * The address of the next part.
     *
     * @param links the elements of the page that lead to another address
     * @param first the address of the first part
     * @param part which part this page is, from 1
     */
    static Found<String> judge(List<Element> links, String first, int part) {
        String next = String.valueOf(part + 1);
        return Stream.concat(
                        links.stream().filter(NextPart::saysNext),
                        links.stream().filter(link -> names(link, next)))
                .map(link -> link.absUrl("href"))
                .filter(address ->
                        address.length() < LONGEST && number(address, first).equals(OptionalInt.of(part + 1)))
                .findFirst()
                .map(address -> Found.of(new Candidate<>(address, Basis.VISIBLE_TEXT, "next part", 0.9)))
                .orElseGet(Found::nothing);
    }

    private static boolean saysNext(Element link) {
        String relation = link.attr("rel");
        return !relation.isEmpty()
                && relation.toLowerCase(Locale.ROOT).contains("next")
                && NEXT.matcher(relation).find();
    }

    /** Most links have more text than a number in their first stretch of it, and need not be read whole. */
    private static boolean names(Element link, String part) {
        if (!link.normalName().equals("a")) {
            return false;
        }
        for (Node child : link.childNodes()) {
            if (child instanceof TextNode text && text.getWholeText().strip().length() > part.length()) {
                return false;
            }
        }
        return letters(link, part.length()) == part.length()
                && link.text().strip().equals(part);
    }

    /** How many letters and digits the element holds; where it is more than {@code most}, some number above. */
    private static int letters(Element element, int most) {
        int letters = 0;
        for (int i = 0; i < element.childNodeSize() && letters <= most; i++) {
            switch (element.childNode(i)) {
                case TextNode text -> letters += letters(text.getWholeText());
                case Element inside -> letters += letters(inside, most - letters);
                default -> {}
            }
        }
        return letters;
    }

    private static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /** Which part of the story at {@code first} this is the address of. */
    private static OptionalInt number(String address, String first) {
        String bare = bare(address);
        String whole = bare(first);
        for (Pattern numbered : NUMBERED) {
            Matcher matcher = numbered.matcher(bare);
            if (matcher.matches()) {
                String tail = matcher.groupCount() > 2 ? matcher.group(3) : "";
                if (bare(matcher.group(1) + tail).equals(whole)) {
                    return OptionalInt.of(Integer.parseInt(matcher.group(2)));
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Without scheme, «www.», fragment and the slash at the end, which sites write as they please. */
    private static String bare(String address) {
        return address.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(?:www\\.)?", "")
                .replaceFirst("#.*$", "")
                .replaceFirst("/$", "");
    }
}
