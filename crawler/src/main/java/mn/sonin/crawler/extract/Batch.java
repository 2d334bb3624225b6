package mn.sonin.crawler.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.date.StatedDate;
import mn.sonin.crawler.extract.encoding.PageDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Extraction of many stored pages in one process, for measuring: reads manifests (JSON lines of {@code id}, {@code url}
 * and {@code file}, the file relative to the manifest) and gives one JSON line per page with {@code id}, {@code title},
 * {@code text}, {@code authors} (the people; the agencies where no person is named), {@code date} and {@code millis}.
 */
public final class Batch {
    private final Extractor extractor;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    public Batch(Extractor extractor, Clock clock) {
        this.extractor = extractor;
        this.clock = clock;
    }

    private record Entry(String id, Optional<String> url, Path file) {}

    /**
     * Reads every page of the manifests, after reading {@code warmUp} of them for nothing, and hands each line on.
     *
     * @throws UncheckedIOException where a manifest or page cannot be read; the message names file and line
     */
    public void run(List<Path> manifests, int warmUp, Consumer<String> lines) {
        var entries = manifests.stream().flatMap(m -> entries(m).stream()).toList();
        entries.stream().limit(warmUp).forEach(this::line);
        entries.forEach(entry -> lines.accept(line(entry)));
    }

    private List<Entry> entries(Path manifest) {
        var entries = new ArrayList<Entry>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(manifest)) {
                number++;
                if (!line.isBlank()) {
                    entries.add(entry(manifest, number, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest \"" + manifest + "\"", e);
        }
        return entries;
    }

    private Entry entry(Path manifest, int number, String line) throws IOException {
        try {
            JsonNode row = json.readTree(line);
            return new Entry(
                    row.required("id").asString(),
                    Optional.ofNullable(row.path("url").asString(null)),
                    manifest.resolveSibling(row.required("file").asString()));
        } catch (JacksonException | InvalidPathException e) {
            throw new IOException(
                    "%s:%d: expected a JSON object with \"id\" and \"file\": %s"
                            .formatted(manifest, number, e.getMessage()),
                    e);
        }
    }

    private String line(Entry entry) {
        String html = decode(entry.file);
        var page = Page.of(entry.url, html, clock.instant());
        long start = System.nanoTime();
        Extraction extraction = extractor.extract(page, Optional.empty(), Selectors.none());
        double millis = (System.nanoTime() - start) / 1e6;
        ObjectNode row = json.createObjectNode().put("id", entry.id);
        row.put("title", extraction.title().value().orElse(null));
        row.put("text", extraction.text().value().orElse(null));
        var authors = row.putArray("authors");
        extraction.byline().value().ifPresent(byline -> {
            var named = byline.people().isEmpty() ? byline.agencies() : byline.people();
            named.forEach(authors::add);
        });
        row.put("date", extraction.published().value().map(StatedDate::iso).orElse(null));
        row.put("millis", millis);
        return row.toString();
    }

    /** The rule of the measured collections: UTF-8 where the bytes are that, else as declared, else windows-1252. */
    public static String decode(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException otherCharset) {
                return new String(bytes, PageDecoder.declared(bytes).orElse(Charset.forName("windows-1252")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page \"" + file + "\"", e);
        }
    }
}
