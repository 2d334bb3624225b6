package mn.sonin.search.citation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Citation.Item;
import mn.sonin.indexer.SearchAnswer;

/**
 * All that a search finds, oldest first.
 *
 * @param digest of the ids, each ended by a line feed
 * @param items empty where there are more than {@link #KEPT}
 */
record Listed(long count, String digest, Optional<List<Item>> items) {
    /** A longer list is kept by its digest alone. */
    static final int KEPT = 100_000;

    static Listed of(Iterator<SearchAnswer.Hit> hits) {
        MessageDigest digest = sha256();
        List<Item> items = new ArrayList<>();
        long count = 0;
        while (hits.hasNext()) {
            SearchAnswer.Hit hit = hits.next();
            digest.update((hit.id() + "\n").getBytes(StandardCharsets.US_ASCII));
            count++;
            if (count <= KEPT) {
                items.add(new Item(hit.id(), hit.revision(), hit.published().instant()));
            }
        }
        return new Listed(
                count,
                "sha256:" + HexFormat.of().formatHex(digest.digest()),
                count <= KEPT ? Optional.of(items) : Optional.empty());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
