package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.FlagsAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Puts a token's terms at its position, and the ids of a name at the position of each of its words. The terms of recent words are
 * remembered, since news repeats itself.
 */
final class WordFilter extends TokenFilter {
    /** Words remembered by one filter; a thread has one for each mode it uses. */
    private static final int REMEMBERED = 16_384;

    private static final String BETWEEN = " ";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final FlagsAttribute flags = addAttribute(FlagsAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

    private final WordTerms words;
    private final Names names;
    private final Mode mode;
    private final CharArrayMap<Word> recent = new CharArrayMap<>(1024, false);
    private final ArrayDeque<Slot> ahead = new ArrayDeque<>();
    private List<Term> pending = List.of();
    private int next;
    private int from;
    private int to;
    private int flag;

    /** What is remembered of a word: its terms, and where the names lead that begin with it. */
    private record Word(List<Term> terms, List<Begin> begins) {}

    /** A name that begins with a word: where it leads, and where it goes on behind a space. */
    private record Begin(Automaton.Place here, Optional<Automaton.Place> onward) {}

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

    WordFilter(TokenStream input, WordTerms words, Names names, Mode mode) {
        super(input);
        this.words = words;
        this.names = names;
        this.mode = mode;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (next < pending.size()) {
            clearAttributes();
            offset.setOffset(from, to);
            flags.setFlags(flag);
            increment.setPositionIncrement(0);
            emit();
            return true;
        }
        if (!advance()) {
            return false;
        }
        from = offset.startOffset();
        to = offset.endOffset();
        flag = flags.getFlags();
        emit();
        return true;
    }

    private void emit() {
        Term t = pending.get(next++);
        term.copyBuffer(t.letters(), 0, t.letters().length);
        type.setType(t.kind().type);
    }

    /** Moves to the next token, live or read ahead; its terms are pending afterwards. */
    private boolean advance() throws IOException {
        next = 0;
        Slot slot = ahead.poll();
        Word word;
        if (slot != null) {
            restoreState(slot.state);
            word = slot.word;
        } else if (input.incrementToken()) {
            word = word();
        } else {
            pending = List.of();
            return false;
        }
        boolean capital = capital();
        List<Term> extra = slot == null ? List.of() : slot.extra;
        if (!word.begins.isEmpty()) {
            extra = new ArrayList<>(extra);
            findNames(word, capital, extra);
        }
        pending = extra.isEmpty() ? word.terms : joined(word.terms, extra);
        return true;
    }

    private boolean capital() {
        return (flags.getFlags() & MongolianTokenizer.CAPITAL) != 0;
    }

    private static List<Term> joined(List<Term> terms, List<Term> extra) {
        List<Term> all = new ArrayList<>(terms);
        for (Term t : extra) {
            if (!all.contains(t)) {
                all.add(t);
            }
        }
        return all;
    }

    /** Gives every name that begins at the current token to it and to its other words. */
    private void findNames(Word first, boolean capital, List<Term> here) throws IOException {
        List<Automaton.Place> onward = new ArrayList<>();
        for (Begin begin : first.begins) {
            add(begin.here, capital, here, List.of());
            begin.onward.ifPresent(onward::add);
        }
        if (onward.isEmpty() || (mode == Mode.INDEX && !capital)) {
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
            here.add(name);
            passed.forEach(s -> s.extra.add(name));
        }
    }

    private static List<Automaton.Place> places(List<Automaton.Place> from, Word word) {
        List<Automaton.Place> out = new ArrayList<>();
        for (Automaton.Place place : from) {
            for (Term t : word.terms) {
                if (t.kind() == Term.Kind.STEM) {
                    place.on(t.text()).ifPresent(out::add);
                }
            }
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
        Word known = recent.get(term.buffer(), 0, term.length());
        if (known != null) {
            return known;
        }
        if (recent.size() >= REMEMBERED) {
            recent.clear();
        }
        String token = term.toString();
        Word made = make(token);
        recent.put(token, made);
        return made;
    }

    private Word make(String token) {
        List<Term> terms = words.of(token);
        List<Begin> begins = new ArrayList<>();
        for (Term t : terms) {
            if (t.kind() == Term.Kind.STEM) {
                names.begin(t.text())
                        .map(p -> new Begin(p, p.on(BETWEEN)))
                        .filter(b -> b.here.number() > 0 || b.onward.isPresent())
                        .ifPresent(begins::add);
            }
        }
        return new Word(terms, begins);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending = List.of();
        ahead.clear();
        next = 0;
    }
}
