package mn.sonin.indexer.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * What a list shows of a revision. A column of its own has it, beside the stored fields: these stand behind texts that would have to be unpacked
 * for each line of a long list.
 *
 * @param kind of the revision, lower case with hyphens
 * @param number of the revision
 */
public record Headline(
        ArticleId id,
        String source,
        String language,
        String title,
        String url,
        Published published,
        Instant firstSeen,
        String kind,
        int number) {
    /** Lucene refuses longer values of a column. */
    private static final int LONGEST = 30_000;

    /** As it stands in the column; empty where it is too long for one or seen before 1970: such a headline stands in the stored fields alone. */
    Optional<BytesRef> written() {
        if (firstSeen.getEpochSecond() < 0) {
            return Optional.empty();
        }
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            out.writeString(id.value());
            out.writeString(source);
            out.writeString(language);
            out.writeString(title);
            out.writeString(url);
            out.writeString(published.written());
            out.writeVLong(firstSeen.getEpochSecond());
            out.writeString(kind);
            out.writeVInt(number);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.size() > LONGEST ? Optional.empty() : Optional.of(new BytesRef(out.toArrayCopy()));
    }

    /** What {@link #written} wrote. */
    public static Headline read(BytesRef written) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(written.bytes, written.offset, written.length);
        return new Headline(
                new ArticleId(in.readString()),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                Published.read(in.readString()),
                Instant.ofEpochSecond(in.readVLong()),
                in.readString(),
                in.readVInt());
    }
}
