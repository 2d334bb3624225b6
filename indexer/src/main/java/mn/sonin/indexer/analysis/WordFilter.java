package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Puts a token's terms at its position, and the ids of a name at the position of each of its words.
 */
final class WordFilter extends TokenFilter {
    private static final String BETWEEN = " ";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

    private final WordTerms words;
    private final Names names;
    private final Mode mode;
    private final RecentWords recent;
    private final ArrayDeque<Slot> ahead = new ArrayDeque<>();
    private char[] word = PackedWord.NONE;
    private List<Term> extra = List.of();
    private int next;
    private int own;
    private int all;
    private int from;
    private int to;

    /** A token that was read before its turn, with the name terms it was given. */
    private static final class Slot {
        final State state;
        final char[] word;
        final List<Term> extra = new ArrayList<>();

        Slot(State state, char[] word) {
            this.state = state;
            this.word = word;
        }
    }

    WordFilter(TokenStream input, WordTerms words, Names names, Mode mode, RecentWords recent) {
        super(input);
        this.recent = recent;
        this.words = words;
        this.names = names;
        this.mode = mode;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (next < all) {
            clearAttributes();
            offset.setOffset(from, to);
            increment.setPositionIncrement(0);
            emit();
            return true;
        }
        if (!advance()) {
            return false;
        }
        from = offset.startOffset();
        to = offset.endOffset();
        emit();
        return true;
    }

    private void emit() {
        if (next < own) {
            type.setType(PackedWord.copy(word, next, term).type);
        } else {
            Term t = extra.get(next - own);
            term.setEmpty().append(t.kind().mark).append(t.letters());
            type.setType(t.kind().type);
        }
        next++;
    }

    /** Moves to the next token, live or read ahead; its terms are to be emitted afterwards. */
    private boolean advance() throws IOException {
        next = 0;
        if (!ahead.isEmpty()) {
            Slot slot = ahead.remove();
            restoreState(slot.state);
            word = slot.word;
            extra = slot.extra;
        } else if (input.incrementToken()) {
            word = word();
            extra = List.of();
        } else {
            forget();
            return false;
        }
        boolean acronym = type.type().equals(MongolianTokenizer.ACRONYM);
        boolean capital = acronym || capital();
        own = mode == Mode.BODY && !capital ? PackedWord.unkeyed(word) : PackedWord.size(word);
        if (PackedWord.beginnings(word) > 0) {
            findNames(capital);
        }
        if (acronym && words.exact()) {
            addCapitals();
        }
        all = own + extra.size();
        return true;
    }

    private void forget() {
        word = PackedWord.NONE;
        extra = List.of();
        next = 0;
        own = 0;
        all = 0;
    }

    /**
     * Exact forms of acronyms keep their capitals, so that АН, the party, is told from ан, the game; documents have them both ways, and the
     * acronym without its ending too.
     */
    private void addCapitals() {
        List<Term> forms = new ArrayList<>(extra);
        String token = term.toString();
        int ending = ending(token);
        String capitals = token.substring(0, ending).toUpperCase(Locale.ROOT);
        forms.add(Term.Kind.EXACT.of(capitals + token.substring(ending)));
        if (mode.stored() && ending < token.length()) {
            forms.add(Term.Kind.EXACT.of(capitals));
        }
        extra = forms;
        own = mode == Mode.EXACT ? 0 : own;
    }

    /** Where the ending of a folded acronym begins, with its hyphen or apostrophe; its length where it has none. */
    private static int ending(String token) {
        int at = 0;
        while (at < token.length() && token.charAt(at) != '-' && token.charAt(at) != '\'') {
            at++;
        }
        return at;
    }

    /** Gives every name that begins at the current token to it and to its other words; in documents names go on behind a capital alone. */
    private void findNames(boolean capital) throws IOException {
        List<Term> here = new ArrayList<>(extra);
        List<Automaton.Place> onward = new ArrayList<>();
        for (int i = 0; i < PackedWord.beginnings(word); i++) {
            Names.Beginning beginning = names.beginning(PackedWord.beginning(word, i));
            add(beginning.here(), capital, here, List.of());
            if (capital || !mode.stored()) {
                beginning.onward().ifPresent(onward::add);
            }
        }
        if (!onward.isEmpty()) {
            State current = captureState();
            follow(onward, capital, here);
            restoreState(current);
        }
        extra = here;
    }

    private void follow(List<Automaton.Place> from, boolean capital, List<Term> here) throws IOException {
        List<Automaton.Place> onward = from;
        List<Slot> passed = new ArrayList<>();
        Iterator<Slot> known = new ArrayList<>(ahead).iterator();
        while (!onward.isEmpty()) {
            Optional<Slot> following = known.hasNext() ? Optional.of(known.next()) : readAhead();
            if (following.isEmpty()) {
                return;
            }
            passed.add(following.get());
            List<Automaton.Place> places = places(onward, following.get().word);
            onward = new ArrayList<>();
            for (Automaton.Place place : places) {
                add(place, capital, here, passed);
                place.on(BETWEEN).ifPresent(onward::add);
            }
        }
    }

    private void add(Automaton.Place place, boolean capital, List<Term> here, List<Slot> passed) {
        for (String id : names.at(place, capital, mode == Mode.QUERY)) {
            Term name = Term.Kind.NAME.of(id);
            addOnce(name, here);
            passed.forEach(s -> addOnce(name, s.extra));
        }
    }

    private static void addOnce(Term name, List<Term> to) {
        if (!to.contains(name)) {
            to.add(name);
        }
    }

    private static List<Automaton.Place> places(List<Automaton.Place> from, char[] word) {
        List<Automaton.Place> out = new ArrayList<>();
        List<String> stems = PackedWord.stems(word);
        for (Automaton.Place place : from) {
            stems.forEach(stem -> place.on(stem).ifPresent(out::add));
        }
        return out;
    }

    private Optional<Slot> readAhead() throws IOException {
        if (!input.incrementToken()) {
            return Optional.empty();
        }
        Slot slot = new Slot(captureState(), word());
        ahead.add(slot);
        return Optional.of(slot);
    }

    /** The current token's word; a text has no use for the keys of a word without a capital, which are most of the work. */
    private char[] word() {
        boolean keyed = mode != Mode.BODY || capital();
        int hash = PackedWord.hash(term.buffer(), term.length());
        char[] known = recent.find(term.buffer(), term.length(), hash);
        if (PackedWord.size(known) > 0 && (PackedWord.keyed(known) || !keyed)) {
            return known;
        }
        char[] made = make(term.toString(), keyed);
        recent.add(term.buffer(), term.length(), hash, made);
        return made;
    }

    private boolean capital() {
        return type.type().equals(MongolianTokenizer.ACRONYM) || type.type().equals(MongolianTokenizer.CAPITAL);
    }

    private char[] make(String token, boolean keyed) {
        List<Term> terms = words.of(token, keyed);
        List<Integer> beginnings = new ArrayList<>();
        for (Term t : terms) {
            if (t.kind() == Term.Kind.STEM) {
                names.beginning(t.text()).ifPresent(beginnings::add);
            }
        }
        return PackedWord.of(token, terms, beginnings, keyed);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        ahead.clear();
        forget();
    }
}
