package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inflectional endings of Khalkha Mongolian, in the order in which they are put on. In a pattern {@code A} stands for the vowel that
 * harmony gives (а э о ө, the same all through), {@code U} for у ү.
 */
final class Endings {
    /** The place of an ending in a word, from the stem outwards; a higher one stands further right. */
    enum Rank {
        ASPECT(1),
        VERBAL_NOUN(2),
        PLURAL(3),
        INNER_CASE(4),
        CASE(5),
        REFLEXIVE(6),
        FINITE(6);

        final int place;

        Rank(int place) {
            this.place = place;
        }

        boolean onVerb() {
            return this == ASPECT || this == VERBAL_NOUN || this == FINITE;
        }
    }

    /** What must stand before an ending. */
    enum Before {
        ANY,
        /** A consonant, also where a short vowel was dropped before the ending. */
        CONSONANT,
        /** A long vowel, a diphthong or a vowel that is never dropped. */
        LONG,
        LONG_OR_N,
        VOWEL,
        /** й. */
        GLIDE,
        N,
        /** A stem that shows н only before some endings; those in -ч show none. */
        HIDDEN_N,
        /** е, which swallows the first vowel of the ending: үе, үеэр. */
        IOTATED,
        /** я ё е, which swallow the first vowel of an ending of the verb: хая, хаяад. */
        SOFT,
        /** A vowel or a voiced consonant: the place of д and ж. */
        VOICED,
        /** A voiceless consonant or г р в: the place of т and ч. */
        VOICELESS;

        boolean holds(CharSequence s, int n) {
            char c = s.charAt(n - 1);
            return switch (this) {
                case ANY -> true;
                case CONSONANT -> Letters.consonant(c) || c == 'й' || c == 'я';
                case LONG -> Letters.endsLong(s.subSequence(0, n));
                case LONG_OR_N -> c == 'н' || Letters.endsLong(s.subSequence(0, n));
                case VOWEL -> Letters.vowel(c);
                case GLIDE -> c == 'й';
                case N -> c == 'н';
                case HIDDEN_N -> c != 'н' && (c != 'ч' || n <= 3);
                case IOTATED -> c == 'е';
                case SOFT -> c == 'я' || c == 'ё' || c == 'е';
                case VOICED -> Letters.vowel(c) || Letters.sign(c) || "лмнвбжздгр".indexOf(c) >= 0;
                case VOICELESS -> Letters.consonant(c) && "лмн".indexOf(c) < 0;
            };
        }
    }

    /** One shape of an ending. */
    record Ending(String text, Rank rank, Before before, boolean inside, boolean free, int weight) {}

    // rank, what stands before, then the patterns; * marks those that only stand before another ending, ~ those that
    // take no part in harmony
    private static final String TABLE = """
            REFLEXIVE CONSONANT AA иA
            REFLEXIVE LONG_OR_N гAA
            REFLEXIVE HIDDEN_N нAA
            REFLEXIVE IOTATED э
            CASE CONSONANT ын ийн
            CASE IOTATED ийн ийг эр эс
            CASE GLIDE н
            CASE VOWEL гийн гийг
            CASE N гийн гийг г
            CASE HIDDEN_N ны ний
            CASE N ы ий
            CASE VOICED д
            CASE N д:3
            CASE VOICELESS т
            CASE ANY *д *т
            CASE CONSONANT Aд ид
            CASE VOWEL нд г
            CASE GLIDE д:2 г:2
            CASE CONSONANT Aн:-2 ин:-2
            CASE CONSONANT Aнд ыг ийг
            CASE HIDDEN_N инд
            CASE CONSONANT AAс AAр иAс иAр
            CASE VOWEL гAAс гAAр
            CASE N гAAс гAAр
            CASE HIDDEN_N нAAс
            CASE ANY тAй ~гүй руу рүү луу лүү дахь дэх дэхь тахь тэх тэхь
            INNER_CASE ANY тAй ~гүй
            INNER_CASE HIDDEN_N ных нийх
            INNER_CASE CONSONANT ынх ийнх
            INNER_CASE IOTATED ийнх
            INNER_CASE N ых ийх гийнх
            INNER_CASE VOWEL гийнх
            INNER_CASE GLIDE нх
            PLURAL CONSONANT UUд иUд
            PLURAL ANY нUUд чUUд чUUл
            PLURAL LONG_OR_N гUUд
            VERBAL_NOUN ANY сAн дAг гч мAAр *сн *дг гчид *гчд гсAд *гсд гчUUд
            VERBAL_NOUN VOWEL х
            VERBAL_NOUN CONSONANT *AA:-4 *иA:-4
            VERBAL_NOUN LONG *гAA
            VERBAL_NOUN CONSONANT Aх их Aгч игч Aгчид игчид *Aгчд *игчд Aгсад Aгсэд Aгсод *Aгсд
            FINITE ANY нA лAA ~жээ ~чээ вAл бAл тAл мAгц нгAA нгUUт нгUUтAA хлAAр хлAAрAA сAAр вч ~лгүй ~шгүй сAнгүй хUйц хUйцAAр тлAA хдAA хAA
            FINITE ANY гтUн сAнчлAн вAAс мUй сU хUл хAAргүй
            FINITE CONSONANT Aж иж Aв ив Aн ин Aвч ивч
            FINITE VOICED ж:2
            FINITE VOICELESS ч:2
            FINITE VOWEL н в хAAр г:-1 я е ё
            FINITE CONSONANT AAд иAд AA иA AAч иAч AAрAй иAрAй AAсAй иAсAй AAдүй UUзAй иUзAй AAгүй иAгүй AAтAй иAтAй
            FINITE LONG гAAд гAA гAAч гAAрAй гAAсAй гAAдүй гUUзAй гAAгүй гAAтAй
            FINITE SOFT Aд:3 A Aч Aгүй
            FINITE ANY ъя ье ъё ья
            ASPECT ANY чих чх цгAA
            """;

    /** Further right than any ending. */
    static final int WHOLE = 7;

    private final Map<String, List<Ending>> byText = new HashMap<>();
    private final Letter end = new Letter(List.of());
    private final int longest;

    Endings() {
        TABLE.lines().forEach(this::addLine);
        longest = byText.keySet().stream().mapToInt(String::length).max().orElse(0);
        byText.keySet().stream().sorted(Comparator.comparingInt(String::length)).forEach(this::plant);
    }

    /** Shorter endings are planted first, so that the longer ones know them. */
    private void plant(String text) {
        Letter at = end;
        for (int i = text.length() - 1; i >= 0; i--) {
            at = at.planted(text.charAt(i));
        }
        List<Ending> all = new ArrayList<>(spelt(text));
        all.addAll(at.endings);
        at.endings = List.copyOf(all);
    }

    /** A place in the endings read backwards, with all endings of the letters up to it, the longest first. */
    private static final class Letter {
        List<Ending> endings;

        /** The letters that may stand before; few, so that they are looked through. */
        private String letters = "";

        private final List<Letter> before = new ArrayList<>();

        Letter(List<Ending> endings) {
            this.endings = endings;
        }

        @Nullable
        Letter before(char letter) {
            int at = letters.indexOf(letter);
            return at < 0 ? null : before.get(at);
        }

        /** The same, which is made where there is none. */
        Letter planted(char letter) {
            Letter known = before(letter);
            if (known != null) {
                return known;
            }
            Letter made = new Letter(endings);
            letters += letter;
            before.add(made);
            return made;
        }
    }

    /** What a word may end in, something of it being left, the longest first. */
    List<Ending> of(CharSequence word) {
        Letter at = end;
        for (int i = word.length() - 1; i > 0; i--) {
            Letter further = at.before(word.charAt(i));
            if (further == null) {
                break;
            }
            at = further;
        }
        return at.endings;
    }

    private void addLine(String line) {
        String[] words = line.split(" ", -1);
        Rank rank = Rank.valueOf(words[0]);
        Before before = Before.valueOf(words[1]);
        for (int i = 2; i < words.length; i++) {
            boolean inside = words[i].startsWith("*");
            boolean free = words[i].startsWith("~");
            int colon = words[i].indexOf(':');
            String pattern = words[i].substring(inside || free ? 1 : 0, colon < 0 ? words[i].length() : colon);
            int weight = colon < 0 ? Math.min(3, pattern.length()) : Integer.parseInt(words[i].substring(colon + 1));
            for (String shape : shapes(pattern)) {
                byText.computeIfAbsent(shape, s -> new ArrayList<>())
                        .add(new Ending(shape, rank, before, inside, free, weight));
            }
        }
    }

    private static List<String> shapes(String pattern) {
        List<String> out = new ArrayList<>();
        for (String u : pattern.indexOf('U') < 0 ? List.of("") : List.of("у", "ү")) {
            String p = pattern.replace("U", u);
            for (String a : p.indexOf('A') < 0 ? List.of("") : List.of("а", "э", "о", "ө")) {
                out.add(p.replace("Aй", "ө".equals(a) ? "эй" : a + "й").replace("A", a));
            }
        }
        return out;
    }

    private List<Ending> spelt(String text) {
        return byText.getOrDefault(text, List.of());
    }

    /** Whether the text is a chain of noun endings and nothing else, as it stands after the hyphen in {@code УИХ-ынхан}. */
    boolean afterHyphen(String text) {
        return "р".equals(text)
                || "аад".equals(text)
                || "ээд".equals(text)
                || "оод".equals(text)
                || "өөд".equals(text)
                || (text.matches(".*[нй]х[аэоө]н.*") && chain(text.replaceFirst("х[аэоө]н", ""), WHOLE))
                || text.startsWith("дугаар")
                || text.startsWith("дүгээр")
                || chain(text, WHOLE);
    }

    private boolean chain(String text, int place) {
        if (text.isEmpty()) {
            return true;
        }
        for (int k = Math.min(longest, text.length()); k > 0; k--) {
            String rest = text.substring(0, text.length() - k);
            for (Ending e : spelt(text.substring(text.length() - k))) {
                if (!e.rank().onVerb() && e.rank().place < place && chain(rest, e.rank().place)) {
                    return true;
                }
            }
        }
        return false;
    }
}
