package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All terms of one folded token. Not safe for several threads. */
final class WordTerms {
    private final Stemmer stemmer;
    private final Mode mode;
    private final boolean keys;
    private final boolean exact;
    private final EnglishStem english = new EnglishStem(EnglishSpelling.bundled());

    WordTerms(Stemmer stemmer, Mode mode, boolean keys, boolean exact) {
        this.stemmer = stemmer;
        this.mode = mode;
        this.keys = keys;
        this.exact = exact;
    }

    /** Whether exact forms are among the terms. */
    boolean exact() {
        return mode == Mode.EXACT || (exact && mode.stored());
    }

    /** All terms, without the keys across scripts where they are not wanted. */
    List<Term> of(String token, boolean keyed) {
        if (token.isEmpty()) {
            return List.of();
        }
        if (mode == Mode.EXACT) {
            return List.of(Term.Kind.EXACT.of(token));
        }
        Set<Term> out = new LinkedHashSet<>();
        int hyphen = token.lastIndexOf('-');
        String head = hyphen > 0 ? token.substring(0, hyphen) : token;
        int dot = head.indexOf('.');
        boolean initial = dot > 0 && dot <= 2 && Character.isLetter(head.charAt(0)) && head.length() - dot > 2;
        String word = initial ? head.substring(dot + 1) : head;
        addWord(word, keys && keyed, out);
        if (initial) {
            List<Term> stems =
                    out.stream().filter(t -> t.kind() == Term.Kind.STEM).toList();
            stems.forEach(s -> out.add(Term.Kind.INITIAL.of(head.substring(0, dot + 1) + s.text())));
        }
        if (exact()) {
            out.add(Term.Kind.EXACT.of(token));
            if (initial) {
                out.add(Term.Kind.EXACT.of(token.substring(dot + 1)));
            }
        }
        return new ArrayList<>(out);
    }

    private void addWord(String word, boolean keyed, Set<Term> out) {
        char first = word.charAt(0);
        if (Character.isDigit(first)) {
            out.add(Term.Kind.STEM.of(Numbers.fold(word)));
        } else if (Letters.cyrillic(first)) {
            addCyrillic(word, keyed, out);
        } else if (Letters.latin(first)) {
            addLatin(word, keyed, out);
        } else {
            out.add(Term.Kind.STEM.of(word));
        }
    }

    private void addCyrillic(String word, boolean keyed, Set<Term> out) {
        Readings read = stemmer.of(word);
        (mode == Mode.QUERY ? read.likely() : read.stems()).forEach(s -> out.add(Term.Kind.STEM.of(s)));
        if (keyed) {
            Term.Kind kind = mode.stored() ? Term.Kind.CYRILLIC_KEY : Term.Kind.LATIN_KEY;
            for (Readings.Base base : read.bases()) {
                CrossKeys.ofCyrillic(base).forEach(k -> out.add(kind.of(k)));
            }
        }
    }

    private void addLatin(String word, boolean keyed, Set<Term> out) {
        out.add(Term.Kind.STEM.of(english.of(Letters.bare(word))));
        if (keyed) {
            Term.Kind kind = mode.stored() ? Term.Kind.LATIN_KEY : Term.Kind.CYRILLIC_KEY;
            CrossKeys.ofLatin(word).forEach(k -> out.add(kind.of(k)));
        }
    }
}
