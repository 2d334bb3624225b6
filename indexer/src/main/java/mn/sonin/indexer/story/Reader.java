package mn.sonin.indexer.story;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.analysis.Mode;
import mn.sonin.indexer.analysis.TextLanguage;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** Reads what is telling of an article out of its headline and the beginning of its text. Safe for several threads. */
final class Reader {
    /** News say what happened first; what comes later is background that other events share. */
    private static final int READ = 1_500;

    private static final int LEAST_SOUND = 4;

    private final Analyzers analyzers;
    private final Supplier<Expansions> expansions;
    private final ZoneId zone;
    private final Map<TextLanguage, Set<String>> functionWords;

    Reader(Analyzers analyzers, Supplier<Expansions> expansions, ZoneId zone) {
        this.analyzers = analyzers;
        this.expansions = expansions;
        this.zone = zone;
        this.functionWords = Map.of(
                TextLanguage.ENGLISH, analyzers.functionWords(TextLanguage.ENGLISH),
                TextLanguage.MONGOLIAN, analyzers.functionWords(TextLanguage.MONGOLIAN));
    }

    /**
     * What was read.
     *
     * @param words the trait's words, for people
     * @param template trait of the source's headline with its numbers masked
     */
    record Reading(Telling telling, Map<Integer, String> words, int template, boolean credited) {}

    Reading read(Change change) {
        Content content = change.revision().content();
        String language = content.language().value();
        String text = text(content);
        Gathering gathering = new Gathering(TextLanguage.of(language), text);
        gathering.ideas();
        Telling telling = new Telling(
                change.revision().article().value(),
                change.source(),
                language,
                published(change),
                gathering.traits(),
                Sketch.of(gathering.masked),
                gathering.numbers.toString().hashCode());
        int template = Trait.of(
                Trait.TEMPLATE, change.source() + ' ' + content.title().value().replaceAll("[0-9][0-9.,:]*", "#"));
        return new Reading(telling, gathering.words, template, content.origin().isPresent());
    }

    private static String text(Content content) {
        StringBuilder text = new StringBuilder(content.title().value()).append(".\n");
        content.subtitle()
                .map(Attested::value)
                .ifPresent(lead -> text.append(lead).append(".\n"));
        content.text()
                .or(content::summary)
                .map(Attested::value)
                .ifPresent(body -> text.append(body, 0, Math.min(READ, body.length())));
        return text.toString();
    }

    private long published(Change change) {
        Optional<Moment> stated = change.revision().content().published().map(Attested::value);
        return stated.map(moment -> moment.precision() == Moment.Precision.DAY
                        ? moment.at().toLocalDate().atTime(12, 0).atZone(zone).toEpochSecond()
                        : moment.instant().getEpochSecond())
                .orElse(change.firstSeen().getEpochSecond());
    }

    /** One pass over one text. */
    private final class Gathering {
        private final TextLanguage language;
        private final String text;
        private final Map<Integer, String> words = new LinkedHashMap<>();
        private final List<String> plain = new ArrayList<>();
        private final List<String> masked = new ArrayList<>();
        private final StringBuilder numbers = new StringBuilder();

        Gathering(TextLanguage language, String text) {
            this.language = language;
            this.text = text;
            Mode mode = language == TextLanguage.ENGLISH ? Mode.QUERY : Mode.INDEX;
            try (TokenStream stream = analyzers.of(language, mode).tokenStream("", text)) {
                read(stream);
            } catch (IOException e) {
                throw new IllegalStateException("words in memory cannot fail to be read", e);
            }
        }

        private void read(TokenStream stream) throws IOException {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            boolean told = true;
            while (stream.incrementToken()) {
                String word = text.substring(place.startOffset(), place.endOffset());
                told &= step.getPositionIncrement() == 0;
                switch (type.type()) {
                    case "name" -> name(term.toString(), word);
                    case "key" -> sound(term.toString(), word);
                    case "exact" -> {}
                    default -> {
                        if (!told) {
                            word(term.toString(), word);
                            told = true;
                        }
                    }
                }
            }
            stream.end();
        }

        private void name(String id, String word) {
            if (Character.isUpperCase(word.codePointAt(0))) {
                words.merge(Trait.of(Trait.NAME, id), word, (a, b) -> a.contains(b) ? a : a + " " + b);
            }
        }

        private void sound(String key, String word) {
            if (key.length() > LEAST_SOUND && key.charAt(0) == '~' && Character.isUpperCase(word.codePointAt(0))) {
                words.putIfAbsent(Trait.of(Trait.SOUND, key), word);
            }
        }

        private void word(String stem, String word) {
            if (Character.isDigit(stem.charAt(0))) {
                number(stem, word);
                return;
            }
            masked.add(stem);
            plain.add(word);
            if (stem.length() > 1
                    && !functionWords.getOrDefault(language, Set.of()).contains(stem)) {
                words.putIfAbsent(Trait.of(Trait.WORD, stem), word);
            }
        }

        private void number(String number, String word) {
            masked.add("#");
            numbers.append(number).append(' ');
            if (number.length() > 1) {
                words.putIfAbsent(Trait.of(Trait.NUMBER, number), word);
            }
        }

        void ideas() {
            for (Expansions.Match match : expansions.get().of(plain.subList(0, Math.min(90, plain.size())))) {
                words.putIfAbsent(
                        Trait.of(Trait.IDEA, match.entry().id()),
                        String.join(" ", plain.subList(match.from(), match.to())));
            }
        }

        int[] traits() {
            return words.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        }
    }
}
