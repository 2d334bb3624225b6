package mn.sonin.search.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the index, the server and the crawler say in English, of what they cannot read and of what to do, in the reader's language. A
 * sentence may hold the reader's own words, so looking for its translation takes a time that grows with its length alone.
 */
final class Faults {
    private static final List<Known> FAULTS = known("fault.");
    private static final List<Known> ADVICE = known("advice.");

    private static final String NEXT = "; ";

    /**
     * A sentence of ours.
     *
     * @param pieces what stands around its values; one more than there are values
     */
    private record Known(String key, List<String> pieces) {
        private static Known of(String key, String text) {
            return new Known(key, Arrays.asList(text.split("\\{\\d\\}", -1)));
        }

        /** Each value as short as may be; empty where this is another sentence. */
        private Optional<Object[]> values(String english) {
            String last = pieces.getLast();
            int end = english.length() - last.length();
            int at = pieces.getFirst().length();
            if (!english.startsWith(pieces.getFirst()) || !english.endsWith(last)) {
                return Optional.empty();
            }
            if (pieces.size() == 1) {
                return end == 0 ? Optional.of(new Object[0]) : Optional.empty();
            }
            List<String> values = new ArrayList<>();
            for (String piece : pieces.subList(1, pieces.size() - 1)) {
                int found = english.indexOf(piece, at);
                if (found < 0) {
                    return Optional.empty();
                }
                values.add(english.substring(at, found));
                at = found + piece.length();
            }
            if (at > end) {
                return Optional.empty();
            }
            values.add(english.substring(at, end));
            return Optional.of(values.toArray());
        }
    }

    private Faults() {}

    /** What is wrong; empty where the sentence has no translation. */
    static Optional<String> in(Words words, String english) {
        return one(words, english, FAULTS);
    }

    /** What is wrong, in the reader's language where there is a translation, else as it stands; with the language it is in. */
    static PlainPages.Detail told(Words words, String english) {
        return detail(words, english, in(words, english));
    }

    /** What to do, likewise. Several pieces of advice come as one text, each after {@value #NEXT}, which may stand inside a piece too. */
    static PlainPages.Detail advised(Words words, String english) {
        List<Integer> begins = new ArrayList<>(List.of(0));
        for (int end = english.indexOf(NEXT); end >= 0; end = english.indexOf(NEXT, end + 1)) {
            begins.add(end + NEXT.length());
        }
        List<Optional<String>> rests = new ArrayList<>();
        for (int begin : begins.reversed()) {
            rests.addFirst(
                    rest(words, english, begin, begins.subList(begins.size() - rests.size(), begins.size()), rests));
        }
        return detail(words, english, rests.getFirst());
    }

    /** @param rests what stands from each of these later places on, in the reader's language */
    private static Optional<String> rest(
            Words words, String english, int begin, List<Integer> later, List<Optional<String>> rests) {
        for (int at = 0; at < later.size(); at++) {
            Optional<String> more = rests.get(at);
            if (more.isPresent()) {
                Optional<String> first = one(words, english.substring(begin, later.get(at) - NEXT.length()), ADVICE);
                if (first.isPresent()) {
                    return Optional.of(first.get() + NEXT + more.get());
                }
            }
        }
        return one(words, english.substring(begin), ADVICE);
    }

    private static Optional<String> one(Words words, String english, List<Known> sentences) {
        return sentences.stream()
                .flatMap(known -> known.values(english).map(values -> words.say(known.key(), values)).stream())
                .findFirst();
    }

    private static PlainPages.Detail detail(Words words, String english, Optional<String> said) {
        return said.map(text -> new PlainPages.Detail(text, words.language()))
                .orElseGet(() -> new PlainPages.Detail(english, Words.ENGLISH.language()));
    }

    /** The longest first, since a shorter one may be a part of it. */
    private static List<Known> known(String group) {
        return Words.ENGLISH.texts().entrySet().stream()
                .filter(text -> text.getKey().startsWith(group))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> text) ->
                                -text.getValue().length())
                        .thenComparing(Map.Entry::getKey))
                .map(text -> Known.of(text.getKey(), text.getValue()))
                .toList();
    }
}
