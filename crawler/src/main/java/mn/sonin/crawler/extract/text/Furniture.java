package mn.sonin.crawler.extract.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import mn.sonin.crawler.extract.encoding.LookAlikes;

/** Phrases that belong to the page and not to the article, from the table of them. */
final class Furniture {
    /** How a phrase is met in a block: nothing else, at its start, or somewhere in a short one. */
    enum Meeting {
        NONE(0),
        HAS(1),
        STARTS(2),
        IS(3);

        final int strength;

        Meeting(int strength) {
            this.strength = strength;
        }
    }

    private static final int FIRST_LETTERS = 2048;
    private static final int SHORT = 300;
    private static final int LONGEST_WHOLE = 60;
    private static final int CUT_WORDS = 120;
    /** What a blog's editor writes for its own program, where the program did not read it: {@code [button link="…"]}. */
    private static final Pattern SHORTCODE = Pattern.compile("\\[[a-z_-]{3,20}\\s[a-z_]+=[^\\]]{1,2000}+\\]");

    private static final int CRUMB_WORDS = 10;
    /** At most three words, or a day. */
    private static final Pattern CRUMB = Pattern.compile(
            "\\p{L}[\\p{L}'’-]*(?:\\s[\\p{L}\\d'’-]+){0,2}|[\\p{L}\\s,.]{0,20}\\d{0,2}(?:st|nd|rd|th)?[\\p{L}\\s,.]{0,20}\\b(?:19|20)\\d\\d\\b[\\s\\d:/.APMapm-]*");

    private static final Pattern POSTED = Pattern.compile(
            "(?:.{4,24}\\|\\s*)?posted (?:on .{0,16}\\b(?:19|20)\\d\\d\\b.*|in \\S+(?: \\S+)?)",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> whole = new HashSet<>();
    /** A bit for the first letter of each of them, some of which share one. */
    private final BitSet firstOfWhole = new BitSet(FIRST_LETTERS);

    private final Starts starts = new Starts();
    private final Phrases has = new Phrases();
    private final Starts cuts = new Starts();
    private final Phrases holds = new Phrases();
    private final Captions captions = new Captions();

    Furniture() {
        for (String[] row : Tables.rows("furniture.tsv")) {
            switch (row[1]) {
                case "is" -> addWhole(bare(row[2]));
                case "starts" -> starts.add(row[2]);
                case "has" -> has.add(row[2]);
                case "cut" -> cuts.add(row[2]);
                case "holds" -> holds.add(row[2]);
                case "credits" -> captions.add(row[2]);
                default ->
                    throw new IllegalStateException("furniture.tsv: \"" + row[1]
                            + "\" is no way to meet a phrase; write is, starts, has, cut, holds or credits");
            }
        }
    }

    private void addWhole(String phrase) {
        whole.add(phrase);
        firstOfWhole.set(phrase.isEmpty() ? 0 : phrase.charAt(0) % FIRST_LETTERS);
    }

    /** Whether what is left of the text without punctuation may be a whole phrase, by its first letter. */
    private boolean mayBeWhole(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (isBare(c)) {
                return firstOfWhole.get((c == '’' ? '\'' : c) % FIRST_LETTERS);
            }
        }
        return firstOfWhole.get(0);
    }

    private static boolean isBare(char c) {
        return Character.isLetter(c) || c == '\'' || c == '’';
    }

    Meeting meet(Block block) {
        if (block.text.length() > SHORT) {
            return starts.anyOf(
                            LookAlikes.folded(block.text.substring(0, SHORT)).toLowerCase(Locale.ROOT))
                    ? Meeting.STARTS
                    : Meeting.NONE;
        }
        String lower = block.folded();
        if (lower.length() < LONGEST_WHOLE && mayBeWhole(lower) && whole.contains(bare(lower))) {
            return Meeting.IS;
        }
        if (starts.anyOf(lower)) {
            return Meeting.STARTS;
        }
        return has.anyIn(lower) ? Meeting.HAS : Meeting.NONE;
    }

    /**
     * Whether the block is nothing but a phrase, starts with or holds one that no paragraph of an article does, or stands
     * under a picture.
     */
    boolean rulesOut(Block block, Meeting met) {
        String text = block.text;
        if (met == Meeting.IS || Tickers.isOne(text) || isCrumb(block) || captions.isOne(text)) {
            return true;
        }
        if (block.words > CUT_WORDS) {
            return false;
        }
        if (text.indexOf('[') >= 0 && SHORTCODE.matcher(text).find()) {
            return true;
        }
        String lower = block.folded();
        return cuts.anyOf(lower) || holds.anyIn(lower);
    }

    /** Sections and a day between bars, or what a blog says of an entry: {@code Posted on July 25, 2022 by …}. */
    private static boolean isCrumb(Block block) {
        return block.words <= CRUMB_WORDS
                && ((block.lower().contains("posted ")
                                && POSTED.matcher(block.text).matches())
                        || (block.text.indexOf('|') >= 0
                                && Arrays.stream(block.text.split("\\|", -1))
                                        .map(String::strip)
                                        .allMatch(part -> CRUMB.matcher(part).matches())));
    }

    /** Letters and single blanks only: «Сэтгэгдэл (0)» is «сэтгэгдэл». */
    private static String bare(String lower) {
        var bare = new StringBuilder();
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (isBare(c)) {
                bare.append(c == '’' ? '\'' : c);
            } else if (!bare.isEmpty() && bare.charAt(bare.length() - 1) != ' ') {
                bare.append(' ');
            }
        }
        return bare.toString().strip();
    }
}
