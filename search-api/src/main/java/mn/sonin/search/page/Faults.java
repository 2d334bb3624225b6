package mn.sonin.search.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the index, the server and the crawler say in English, of what they cannot read and of what to do, in the reader's language. */
final class Faults {
    private static final List<Known> KNOWN = Words.ENGLISH.texts().entrySet().stream()
            .filter(text -> text.getKey().startsWith("fault.") || text.getKey().startsWith("advice."))
            .sorted(Comparator.comparingInt(
                            (Map.Entry<String, String> text) -> -text.getValue().length())
                    .thenComparing(Map.Entry::getKey))
            .map(text -> new Known(text.getKey(), pattern(text.getValue())))
            .toList();

    private static final String NEXT = "; ";

    private record Known(String key, Pattern english) {}

    private Faults() {}

    /** Empty where a sentence has no translation. Several pieces of advice come as one text, each after {@value #NEXT}. */
    static Optional<String> in(Words words, String english) {
        for (int end = english.indexOf(NEXT); end >= 0; end = english.indexOf(NEXT, end + 1)) {
            String rest = english.substring(end + NEXT.length());
            Optional<String> both = one(words, english.substring(0, end))
                    .flatMap(first -> in(words, rest).map(more -> first + NEXT + more));
            if (both.isPresent()) {
                return both;
            }
        }
        return one(words, english);
    }

    private static Optional<String> one(Words words, String english) {
        for (Known known : KNOWN) {
            Matcher said = known.english().matcher(english);
            if (said.matches()) {
                Object[] values = IntStream.rangeClosed(1, said.groupCount())
                        .mapToObj(said::group)
                        .toArray();
                return Optional.of(words.say(known.key(), values));
            }
        }
        return Optional.empty();
    }

    /** In the reader's language where there is a translation, else as it stands; with the language it is in. */
    static PlainPages.Detail told(Words words, String english) {
        return in(words, english)
                .map(said -> new PlainPages.Detail(said, words.language()))
                .orElseGet(() -> new PlainPages.Detail(english, Words.ENGLISH.language()));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile("\\Q" + text.replaceAll("\\{\\d\\}", "\\\\E(.*?)\\\\Q") + "\\E", Pattern.DOTALL);
    }
}
