package mn.sonin.archive.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Citation.Item;

/** What a citation found, as its row keeps it. */
final class CitedList {
    private CitedList() {}

    static byte[] packed(List<Item> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            for (Item item : items) {
                String line = "%s %d %s\n".formatted(item.article(), item.revision(), item.published());
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
        return bytes.toByteArray();
    }

    static List<Item> unpacked(byte[] bytes) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(CitedList::item)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of a citation is damaged", e);
        }
    }

    private static Item item(String line) {
        String[] parts = line.split(" ", 3);
        return new Item(new ArticleId(parts[0]), Integer.parseInt(parts[1]), Instant.parse(parts[2]));
    }

    static String lines(Map<String, String> meanings) {
        return new TreeMap<>(meanings)
                .entrySet().stream()
                        .map(meaning -> meaning.getKey() + "\t" + meaning.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    static Map<String, String> meanings(String lines) {
        return lines.lines()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
