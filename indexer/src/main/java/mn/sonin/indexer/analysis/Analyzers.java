package mn.sonin.indexer.analysis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * The door of the package: an analyzer for each language and side of a search, all sharing what was loaded once. A term's token type says
 * what it is: {@code stem}, {@code exact} (marked {@code =}), {@code key} (across scripts, marked {@code ~} or {@code ^}), {@code name}
 * (across languages, marked {@code @}), {@code initial} ({@code у.хүрэлсүх}). Safe for several threads.
 */
public final class Analyzers {
    /** Goes up whenever the code makes other terms of the same text. */
    private static final String CODE = "8";

    private final Map<TextLanguage, Map<Mode, Analyzer>> all = new EnumMap<>(TextLanguage.class);

    private Analyzers(Knowledge knowledge) {
        for (Mode mode : Mode.values()) {
            all.computeIfAbsent(TextLanguage.MONGOLIAN, l -> new EnumMap<>(Mode.class))
                    .put(mode, new MongolianAnalyzer(knowledge, mode, false));
            all.computeIfAbsent(TextLanguage.ENGLISH, l -> new EnumMap<>(Mode.class))
                    .put(mode, new EnglishNewsAnalyzer(knowledge, mode));
        }
    }

    /** With everything that comes with the program. */
    public static Analyzers bundled() {
        return new Analyzers(Knowledge.bundled());
    }

    /** The analyzer of a language for one side of a search. */
    public Analyzer of(TextLanguage language, Mode mode) {
        Analyzer analyzer = all.getOrDefault(language, Map.of()).get(mode);
        if (analyzer == null) {
            throw new IllegalArgumentException("no analyzer of " + language + " for " + mode);
        }
        return analyzer;
    }

    /** The function words of a language, for suggestions and lists of keywords; none of them is left out of the index. */
    public Set<String> functionWords(TextLanguage language) {
        return language == TextLanguage.MONGOLIAN
                ? Set.copyOf(Bundle.words("stopwords.txt"))
                : EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.stream()
                        .map(w -> new String((char[]) w))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Changes whenever the same text may come to other terms; an index of another version has to be rebuilt. */
    public String version() {
        return "analysis-" + CODE + "-" + Bundle.digest();
    }
}
