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
    private static final Word NONE = Word.of("", List.of(), List.of());

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

    private final WordTerms words;
    private final Names names;
    private final Mode mode;
    private final RecentWords recent;
    private final ArrayDeque<Slot> ahead = new ArrayDeque<>();
    private Word word = NONE;
    private List<Term> extra = List.of();
    private int next;
    private int own;
    private int from;
    private int to;

    /** A token that was read before its turn, with the name terms it was given. */
    private static final class Slot {
        final State state;
        final Word word;
        final List<Term> extra = new ArrayList<>();

        Slot(State state, Word word) {
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
        if (next < own + extra.size()) {
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
            word.copy(next, term);
            type.setType(word.kind(next).type);
        } else {
            Term t = extra.get(next - own);
            term.setEmpty().append(t.text());
            type.setType(t.kind().type);
        }
        next++;
    }

    /** Moves to the next token, live or read ahead; its terms are to be emitted afterwards. */
    private boolean advance() throws IOException {
        next = 0;
        extra = List.of();
        Slot slot = ahead.poll();
        if (slot != null) {
            restoreState(slot.state);
            word = slot.word;
            extra = slot.extra;
        } else if (input.incrementToken()) {
            word = word();
        } else {
            word = NONE;
            own = 0;
            return false;
        }
        boolean acronym = type.type().equals(MongolianTokenizer.ACRONYM);
        boolean capital = acronym || type.type().equals(MongolianTokenizer.CAPITAL);
        own = mode == Mode.BODY && !capital ? word.unkeyed() : word.size();
        if (!word.begins().isEmpty()) {
            extra = new ArrayList<>(extra);
            findNames(word, capital, extra);
        }
        if (acronym && mode != Mode.QUERY) {
            addCapitals();
        }
        return true;
    }

    /** Exact forms of acronyms keep their capitals, so that АН, the party, is told from ан, the game; documents have them both ways. */
    private void addCapitals() {
        List<Term> all = new ArrayList<>(extra);
        String token = term.toString();
        int head = token.indexOf('-') < 0 ? token.length() : token.indexOf('-');
        all.add(Term.Kind.EXACT.of(token.substring(0, head).toUpperCase(Locale.ROOT) + token.substring(head)));
        extra = all;
        own = mode == Mode.EXACT ? 0 : own;
    }

    /** Gives every name that begins at the current token to it and to its other words. */
    private void findNames(Word first, boolean capital, List<Term> here) throws IOException {
        List<Automaton.Place> onward = new ArrayList<>();
        for (Word.Begin begin : first.begins()) {
            add(begin.here(), capital, here, List.of());
            begin.onward().ifPresent(onward::add);
        }
        if (onward.isEmpty() || (mode.stored() && !capital)) {
            return;
        }
        State current = captureState();
        follow(onward, capital, here);
        restoreState(current);
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

    private static List<Automaton.Place> places(List<Automaton.Place> from, Word word) {
        List<Automaton.Place> out = new ArrayList<>();
        List<String> stems = word.stems();
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

    private Word word() {
        Optional<Word> known = recent.find(term.buffer(), term.length());
        if (known.isPresent()) {
            return known.get();
        }
        Word made = make(term.toString());
        recent.add(term.buffer(), term.length(), made);
        return made;
    }

    private Word make(String token) {
        List<Term> terms = words.of(token);
        List<Word.Begin> begins = new ArrayList<>();
        for (Term t : terms) {
            if (t.kind() == Term.Kind.STEM) {
                names.begin(t.text()).ifPresent(begins::add);
            }
        }
        return Word.of(token, terms, begins);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        word = NONE;
        extra = List.of();
        ahead.clear();
        next = 0;
        own = 0;
    }
}
