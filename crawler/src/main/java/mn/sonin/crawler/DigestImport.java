package mn.sonin.crawler;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.DigestText;
import mn.sonin.crawler.discovery.Entry;
import mn.sonin.crawler.extract.encoding.PageDecoder;
import mn.sonin.crawler.extract.encoding.Utf8;
import mn.sonin.crawler.politeness.Traffic;

/**
 * A digest that somebody has as a file: its headlines become articles of the sources that published them, with the file,
 * kept in the archive, as their proof. The same file and the same headlines are taken once.
 */
public final class DigestImport {
    /** Under which the file itself is kept; its headlines belong to the sources that published them. */
    static final String SOURCE = "import";

    private static final String NAME = "urn:sonin:digest:";
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    private final Configuration configuration;
    private final Parts parts;

    DigestImport(Configuration configuration, Parts parts) {
        this.configuration = configuration;
        this.parts = parts;
    }

    /**
     * What an import came to.
     *
     * @param headlines of the file, by language, ISO 639-1
     * @param added how many of them were new
     */
    public record Report(Map<String, Integer> headlines, int added) {
        public Report {
            headlines = Collections.unmodifiableMap(new TreeMap<>(headlines));
        }

        /** All headlines, known ones included. */
        public int total() {
            return headlines.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * Takes in a digest as plain text.
     *
     * @throws IOException where the file cannot be read
     */
    public Report take(Path file) throws IOException {
        Bytes bytes = Bytes.owning(Files.readAllBytes(file));
        List<Entry> entries = new DigestText(configuration.settings().zone()).headlines(text(bytes));
        Map<String, Integer> languages = new TreeMap<>();
        entries.forEach(entry ->
                languages.merge(parts.headlines().language(entry.title().orElse("")), 1, Integer::sum));
        return new Report(languages, entries.isEmpty() ? 0 : record(entries, kept(bytes)));
    }

    private int record(List<Entry> entries, Capture capture) {
        Shelving shelving = new Shelving(SOURCE, parts, new Tally(Traffic.NONE));
        long before = parts.archive().sequence();
        int added = (int) entries.stream()
                .filter(entry -> shelving.headline(entry, capture))
                .count();
        parts.archive().captures().settle(capture.id());
        Absorption.since(
                parts.archive().articles(),
                before,
                configuration.sources().stream().map(Source::id).toList());
        return added;
    }

    private Capture kept(Bytes bytes) {
        String name = NAME + sha256(bytes);
        return parts.archive()
                .captures()
                .newest(name)
                .orElseGet(() -> parts.archive()
                        .captures()
                        .append(exchange(name, bytes), new CaptureNote(SOURCE, Purpose.DIGEST, Optional.empty())));
    }

    /** A file has no HTTP exchange of its own; it is kept in the shape of one, so that every reader of WARC files finds it. */
    private Exchange exchange(String name, Bytes bytes) {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n".formatted(bytes.length());
        return new Exchange(
                name,
                parts.clock().instant(),
                Duration.ZERO,
                Optional.empty(),
                Bytes.none(),
                Bytes.utf8(head),
                bytes,
                Optional.empty());
    }

    static boolean isImport(Capture capture) {
        return capture.url().startsWith(NAME);
    }

    /** UTF-8 where it is that, else the 8-bit encoding of older Mongolian files. */
    static String text(Bytes bytes) {
        Charset charset = Utf8.isMostly(bytes.toArray()) ? StandardCharsets.UTF_8 : CYRILLIC;
        return new PageDecoder().given(bytes.decode(charset)).html();
    }

    private static String sha256(Bytes bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
