package mn.sonin.indexer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.indexer.query.Token.Kind;

/** Cuts what was typed into tokens; what is neither word nor sign is left out. */
final class Scanner {
    private static final Pattern FIELD = Pattern.compile("(\\p{L}[\\p{L}_]*):(?!//)(.*)", Pattern.DOTALL);
    private static final Pattern NEAR = Pattern.compile("near/([0-9]{1,6})", Pattern.CASE_INSENSITIVE);

    /** A shorter beginning would ask for half the dictionary. */
    private static final int SHORTEST_PREFIX = 2;

    private final String typed;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Scanner(String typed) {
        this.typed = typed;
    }

    List<Token> tokens() throws Misread {
        if (typed.length() > QueryLanguage.MOST_LETTERS) {
            throw new Misread(
                    QueryLanguage.MOST_LETTERS,
                    typed.length() - QueryLanguage.MOST_LETTERS,
                    "a query has at most %d characters, got %d".formatted(QueryLanguage.MOST_LETTERS, typed.length()),
                    Optional.empty());
        }
        while (at < typed.length()) {
            next();
        }
        tokens.add(new Token(Kind.END, "", at, at));
        return tokens;
    }

    private void next() throws Misread {
        char c = typed.charAt(at);
        if (Letters.space(c)) {
            at++;
        } else if (c == '(') {
            sign(Kind.OPEN);
        } else if (c == ')') {
            sign(Kind.CLOSE);
        } else if (Letters.quote(c)) {
            quoted();
        } else if (Letters.dash(c)) {
            dashes();
        } else if (c == '=') {
            signOrNoise(Kind.EQUALS);
        } else {
            run();
        }
    }

    private void sign(Kind kind) {
        tokens.add(new Token(kind, "", at, at + 1));
        at++;
    }

    /** A dash alone, a long one or several are punctuation, as in a headline that was pasted. */
    private void dashes() {
        int from = at;
        int end = from;
        while (end < typed.length() && Letters.dash(typed.charAt(end))) {
            end++;
        }
        if (end == from + 1 && Letters.minus(typed.charAt(from))) {
            signOrNoise(Kind.MINUS);
        } else {
            at = end;
        }
    }

    private void signOrNoise(Kind kind) {
        if (at + 1 < typed.length() && meant(typed.charAt(at + 1))) {
            sign(kind);
        } else {
            at++;
        }
    }

    private static boolean meant(char after) {
        return !Letters.space(after) && after != ')';
    }

    private void quoted() throws Misread {
        int close = closing(typed.charAt(at));
        if (close < 0) {
            throw new Misread(
                    at,
                    1,
                    "the quote %s is not closed; put a second one after the phrase".formatted(typed.charAt(at)),
                    Optional.of(typed.strip() + "\""));
        }
        String inside = typed.substring(at + 1, close);
        add(Kind.QUOTED, Phrases.words(inside), at, close + 1);
        at = close + 1;
    }

    /** «A guillemet» is closed by its partner where there is one, so that "other" quotes may stand within. */
    private int closing(char opening) {
        int partner = opening == '«' ? typed.indexOf('»', at + 1) : -1;
        if (partner > 0) {
            return partner;
        }
        for (int i = at + 1; i < typed.length(); i++) {
            if (Letters.quote(typed.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private void run() throws Misread {
        int from = at;
        while (at < typed.length() && !Letters.ends(typed.charAt(at))) {
            at++;
        }
        String run = typed.substring(from, at);
        if (run.equals("|") || run.equals("||")) {
            add(Kind.OR, run, from, at);
        } else if (Letters.hasWord(run) && !field(run, from)) {
            word(run, from);
        }
    }

    /** Whether the run was a field; the reading then goes on after its colon. */
    private boolean field(String run, int from) throws Misread {
        int skipped = leading(run);
        Matcher parts = FIELD.matcher(run.substring(skipped));
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        boolean attached = !parts.group(2).isEmpty() || (at < typed.length() && opens(typed.charAt(at)));
        Optional<String> known = Fields.named(name);
        int colon = from + skipped + name.length();
        if (known.isPresent()) {
            add(Kind.FIELD, known.get(), from + skipped, colon + 1);
            at = colon + 1;
            return true;
        }
        if (attached) {
            throw Fields.unknown(typed, name, from + skipped);
        }
        return false;
    }

    private static boolean opens(char c) {
        return c == '(' || Letters.quote(c);
    }

    private static int leading(String run) {
        int skipped = 0;
        while (skipped < run.length() && !Character.isLetterOrDigit(run.codePointAt(skipped))) {
            skipped += Character.charCount(run.codePointAt(skipped));
        }
        return skipped;
    }

    private void word(String run, int from) throws Misread {
        String bare = Letters.bare(run);
        Matcher near = NEAR.matcher(bare);
        int star = bare.indexOf('*');
        if (near.matches()) {
            add(Kind.NEAR, near.group(1), from, at);
        } else if (star >= 0) {
            prefix(bare, from);
        } else {
            add(keyword(bare), bare, from, at);
        }
    }

    private static Kind keyword(String word) {
        return switch (word) {
            case "OR", "ЭСВЭЛ" -> Kind.OR;
            case "AND" -> Kind.AND;
            case "NOT" -> Kind.NOT;
            default -> Kind.WORD;
        };
    }

    private void prefix(String word, int from) throws Misread {
        int end = word.length();
        while (end > 0 && word.charAt(end - 1) == '*') {
            end--;
        }
        String beginning = Letters.bare(word.substring(0, end));
        String plain = Letters.bare(word.replace("*", ""));
        if (beginning.indexOf('*') >= 0 || beginning.codePointCount(0, beginning.length()) < SHORTEST_PREFIX) {
            throw new Misread(
                    from,
                    at - from,
                    "a star stands at the end of a word of at least %d letters, got \"%s\""
                            .formatted(SHORTEST_PREFIX, word),
                    plain.length() < SHORTEST_PREFIX
                            ? Optional.empty()
                            : Optional.of(typed.substring(0, from) + plain + "*" + typed.substring(at)));
        }
        add(Kind.PREFIX, beginning, from, at);
    }

    private void add(Kind kind, String text, int from, int to) {
        tokens.add(new Token(kind, text, from, to));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
