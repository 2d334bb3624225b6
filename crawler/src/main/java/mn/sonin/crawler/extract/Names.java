package mn.sonin.crawler.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.crawler.extract.text.MailAddresses;

/** Reads names out of byline texts, people and agencies apart, by the table {@code byline-words.tsv}. */
final class Names {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*[;|،、•·\\n]\\s*|,(?:\\s+|(?=\\p{Lu}))|\\s+/\\s*|\\s+(?:(?i:and|und|et|och|og|oraz|болон|with|mit)|y|e|и|en|ja|a|ve|&|\\+)\\s+(?=\\p{Lu}|[^\\p{L}]*\\p{Lo})",
            Pattern.UNICODE_CASE);
    private static final Pattern NOISE = Pattern.compile(
            "https?://\\S+|www\\.\\S+|\\([^)]{0,60}\\)|\\[[^\\]]{0,60}\\]|(?<!\\p{L})@\\w+|\\(.*$", FLAGS);
    private static final Pattern TAIL = Pattern.compile(
            "\\s+(?:[–—-]\\s|on\\s|in\\s\\p{Lu}|for\\s|at\\s|updated|published|am\\s\\d|vom\\s\\d|\\d{1,2}[.:/]\\s?|\\d{4}).*$|\\s+(?:[A-Z][a-z]{2,8}\\.?\\s)?\\d.*$",
            FLAGS);
    private static final Pattern MONGOLIAN = Pattern.compile("\\p{Lu}\\p{Ll}?\\.\\s?\\p{Lu}[\\p{L}-]{2,24}");
    private static final Pattern SIGNATURE =
            Pattern.compile("\\s*[А-ЯӨҮЁ][а-яөүё]?\\.\\s?[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё-]{2,24}(?:\\s+\\S+@\\S+)?\\s*");
    /** An introduction or a button whose element ended without a blank: «ByAlex», «BroadwayFollow». */
    private static final Pattern GLUED_INTRO = Pattern.compile("^(?:By|Von|Par|Por)(?=\\p{Lu}\\p{Ll}+\\s)");

    /** The button behind a name, or the word for «picture» that pages leave there. */
    private static final Pattern GLUED_TAIL =
            Pattern.compile("(?<=\\p{Ll})(?:Follow(?:ing)?|Subscribe|Contributor|\\s+Зураг)$");
    /** «Posted on July 25, 2022 by …»: the day stands between the verb and its name. */
    private static final List<String> DATED = List.of("posted", "published", "written", "updated");

    private static final Pattern DATED_INTRO = Pattern.compile(
            "^(?:" + String.join("|", DATED) + ")\\s(?:on\\s)?\\P{Nd}{0,16}\\d[^|;]{2,24}?\\sby\\s+(?=\\p{Lu})",
            FLAGS & ~Pattern.UNICODE_CASE);
    /** A person's two names before an agency's: «Ann Example The Associated Press». */
    private static final Pattern AGENCY_TAIL = Pattern.compile(
            "^(\\S+\\s+\\S+(?:\\s+\\S+)??)\\s+(?:The\\s+)?(?:Associated Press|Canadian Press|Press Association)$");

    private static final String ARROWS = "→»›▸►";
    private static final Pattern DOMAIN = Pattern.compile("[\\w-]{2,}(?:\\.[\\w-]{2,})*\\.[a-z]{2,6}(?:/\\w+)?", FLAGS);
    private static final int LONGEST = 46;
    /** No byline is so long; what patterns cost grows with the square of a text. */
    private static final int LONGEST_BYLINE = 1000;

    private static final int MOST_BYLINES = 100;

    private static final int MOST_WORDS = 5;

    private final Map<String, Set<String>> words = new HashMap<>();
    /** The words of introduction by their first letter. */
    private final Map<Character, List<String>> intros = new HashMap<>();

    private final Pattern leading;
    private final Pattern leadingRole;
    private final Pattern trailingRole;

    Names() {
        read();
        words.getOrDefault("intro", Set.of())
                .forEach(word -> intros.computeIfAbsent(caseless(word.charAt(0)), letter -> new ArrayList<>())
                        .add(word));
        leading = Pattern.compile(
                "^(?:" + alternatives("intro") + ")(?:\\s*:\\s*|\\s+(?=[\\p{Lu}\\p{Lo}]))",
                FLAGS & ~Pattern.CASE_INSENSITIVE);
        leadingRole = Pattern.compile("^(?:" + alternatives("role") + ")\\s*:?\\s+(?=\\p{Lu})", FLAGS);
        trailingRole = Pattern.compile("(?:\\s+|\\s*[,/–-]\\s*)(?:" + alternatives("role") + ")$", FLAGS);
    }

    private void read() {
        try (InputStream in = Names.class.getResourceAsStream("byline-words.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the table \"byline-words.tsv\" is missing from the program");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> words.put(
                            row[0],
                            new HashSet<>(List.of(row[1].split(";", -1)).stream()
                                    .distinct()
                                    .toList())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table \"byline-words.tsv\"", e);
        }
    }

    private String alternatives(String kind) {
        var sorted = words.getOrDefault(kind, Set.of()).stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(word -> "(?i:" + Pattern.quote(word) + ")")
                .toList();
        return String.join("|", sorted);
    }

    private boolean is(String kind, String word) {
        return words.getOrDefault(kind, Set.of()).contains(word.toLowerCase(Locale.ROOT));
    }

    /** What a line says before its name, such as «By» or «Сурвалжлагч»; empty where it says nothing of the kind. */
    boolean introduces(String text) {
        String bare = text.strip();
        List<String> known = bare.isEmpty() ? List.of() : intros.getOrDefault(caseless(bare.charAt(0)), List.of());
        return !known.isEmpty()
                && ((beginsWithAny(bare, known) && leading.matcher(bare).lookingAt())
                        || (beginsWithAny(bare, DATED)
                                && DATED_INTRO.matcher(bare).lookingAt()));
    }

    /** Most lines of a page are told so to introduce nobody, without a pattern. */
    private static boolean beginsWithAny(String text, List<String> words) {
        for (String word : words) {
            if (text.regionMatches(true, 0, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line is nothing but a Mongolian name with its initial, as texts are signed: «Ш.Айзаря». */
    static boolean isSignature(String line) {
        return line.length() <= LONGEST && SIGNATURE.matcher(line).matches();
    }

    /** As patterns fold case. */
    private static char caseless(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /**
     * The names in texts that are known to name authors; none in a text that is longer than any byline.
     *
     * @param strict whether what does not look like a person's or an agency's name is left out
     */
    Byline read(List<String> raw, SiteNames site, boolean strict) {
        var people = new LinkedHashSet<String>();
        var agencies = new LinkedHashSet<String>();
        List<String> bylines = raw.stream()
                .filter(text -> text.length() <= LONGEST_BYLINE)
                .limit(MOST_BYLINES)
                .toList();
        for (String text : bylines) {
            for (String part : BETWEEN.split(bare(text), -1)) {
                String name = name(part);
                if (name.length() < 2 || name.length() > LONGEST || name.split("\\s+", -1).length > MOST_WORDS + 1) {
                    continue;
                }
                if (site.isName(name) || isDesk(name)) {
                    agencies.add(name);
                } else if (isPerson(name) || (!strict && isPlausible(name))) {
                    people.add(name);
                }
            }
        }
        return new Byline(List.copyOf(people), List.copyOf(agencies));
    }

    private String bare(String text) {
        String bare = NOISE.matcher(MailAddresses.without(text.strip()))
                .replaceAll(" ")
                .replaceAll("[ \\t\\u00a0]+", " ")
                .strip();
        bare = DATED_INTRO.matcher(bare).replaceFirst("");
        Matcher intro = leading.matcher(bare);
        while (intro.lookingAt() && intro.end() < bare.length()) {
            bare = bare.substring(intro.end()).strip();
            intro = leading.matcher(bare);
        }
        return GLUED_INTRO.matcher(bare).replaceFirst("");
    }

    private String name(String part) {
        String name = TAIL.matcher(part.strip()).replaceFirst("");
        name = GLUED_TAIL.matcher(name).replaceFirst("");
        name = AGENCY_TAIL.matcher(name).replaceFirst("$1");
        name = leadingRole.matcher(leading.matcher(name).replaceFirst("")).replaceFirst("");
        String before;
        do {
            before = name;
            String shorter = trailingRole.matcher(name).replaceFirst("");
            name = isDeskAlone(shorter, name) ? name : shorter;
        } while (!name.equals(before) && !name.isEmpty());
        return name.replaceAll("^[\\s,:;.–—/-]+|[\\s,:;–—/-]+$", "");
    }

    /** «News Staff» is signed by a desk; without its last word it would be nobody. */
    private static boolean isDeskAlone(String shorter, String whole) {
        return shorter.indexOf(' ') < 0 && whole.toLowerCase(Locale.ROOT).endsWith(" staff");
    }

    private boolean isDesk(String name) {
        String[] parts = name.split("[\\s/.-]+", -1);
        return DOMAIN.matcher(name).matches()
                || Arrays.stream(parts).anyMatch(word -> is("desk", word))
                || (parts.length > 1 && parts[0].equalsIgnoreCase("the"));
    }

    private boolean isPerson(String name) {
        if (MONGOLIAN.matcher(name).matches()) {
            return true;
        }
        if (name.codePoints().anyMatch(Character::isDigit) || "?!\"„“»:".indexOf(name.charAt(name.length() - 1)) >= 0) {
            return false;
        }
        String[] parts = name.split("\\s+", -1);
        boolean ideographs = name.codePoints().allMatch(c -> Character.isIdeographic(c) || isHangul(c) || c == ' ');
        if (ideographs) {
            return name.length() >= 2 && name.length() <= 5;
        }
        if (parts.length < 2 || parts.length > MOST_WORDS) {
            return false;
        }
        return Arrays.stream(parts).allMatch(this::isNamePart) && Character.isUpperCase(name.codePointAt(0));
    }

    private static boolean isHangul(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }

    private boolean isNamePart(String word) {
        if (is("never", word)) {
            return false;
        }
        return is("particle", word)
                || (!Character.isLowerCase(word.codePointAt(0)) && Character.isLetter(word.codePointAt(0)));
    }

    /** Where a page names an author for machines, a single word or a pen name will do. */
    private boolean isPlausible(String name) {
        return name.codePoints().anyMatch(Character::isLetter)
                && name.codePoints().noneMatch(c -> ARROWS.indexOf(c) >= 0)
                && !is("never", name)
                && name.codePoints().filter(Character::isDigit).count() <= 2;
    }
}
