package mn.sonin.indexer.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.analysis.Expansions;

/**
 * Tells readings of the same query apart: the analysis of words, the dictionary, and what the operator's names stand for. Its parts are joined
 * by {@code +}. Safe for several threads.
 */
final class Versions {
    private volatile Optional<Known> known = Optional.empty();

    private record Known(Expansions dictionary, Configuration names, String version) {}

    String of(String analysis, Expansions dictionary, Configuration names) {
        Optional<Known> before =
                known.filter(k -> k.dictionary().equals(dictionary) && k.names().equals(names));
        String version = before.map(Known::version)
                .orElseGet(
                        () -> "dictionary-%s+names-%s".formatted(digest(words(dictionary)), digest(meanings(names))));
        if (before.isEmpty()) {
            known = Optional.of(new Known(dictionary, names, version));
        }
        return analysis + "+" + version;
    }

    private static Stream<String> words(Expansions dictionary) {
        return dictionary.entries().stream()
                .map(entry -> List.of(entry.id(), entry.kind(), entry.forms()).toString());
    }

    private static Stream<String> meanings(Configuration names) {
        Stream<String> topics = names.topics().stream().map(Versions::meaning).sorted();
        Stream<String> collections =
                names.sources().stream().map(Versions::meaning).sorted();
        return Stream.concat(topics, collections);
    }

    private static String meaning(Topic topic) {
        return List.of("topic", topic.id(), topic.query()).toString();
    }

    private static String meaning(Source source) {
        return List.of(
                        "source",
                        source.id(),
                        source.collections().stream().sorted().toList())
                .toString();
    }

    private static String digest(Stream<String> lines) {
        CRC32C sum = new CRC32C();
        lines.forEach(line -> sum.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return "%08x".formatted(sum.getValue());
    }
}
