package mn.sonin.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Capture.WarcPlace;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Purpose;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Which captures there are, and where they stand. */
public final class CaptureRows {
    private static final String SELECT =
            "SELECT c.*, f.name AS file_name FROM captures c JOIN warc_files f ON f.id = c.file ";

    /** Where a clock is put back for the winter. */
    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    private final Rows rows;

    CaptureRows(Rows rows) {
        this.rows = rows;
    }

    /** Adds a capture and notes that its file is known up to its end. */
    public CompletableFuture<Capture> add(CaptureRow row) {
        return rows.submit(handle -> insert(handle, row, ""));
    }

    /** Adds captures in one transaction; those that are known already are left as they are. */
    public void addAll(List<CaptureRow> captures) {
        rows.write(handle -> {
            captures.forEach(row -> insert(handle, row, "ON CONFLICT (uuid) DO NOTHING"));
            return captures.size();
        });
    }

    private static Capture insert(Handle handle, CaptureRow row, String known) {
        Capture capture = row.capture();
        WarcPlace place = capture.place();
        byte[] digest = Keys.digest(capture.payloadDigest());
        handle.createUpdate("""
                        INSERT INTO captures (uuid, source, purpose, url, url_key, at, status, media_type, payload_digest,
                            payload_key, etag, last_modified, file, position, length, checksum, whole, settled, revisit_of)
                        VALUES (:uuid, :source, :purpose, :url, :urlKey, :at, :status, :mediaType, :digest,
                            :payloadKey, :etag, :lastModified, :file, :position, :length, :checksum, :whole, :settled, :revisitOf)
                        """ + known)
                .bind("uuid", Keys.uuid(capture.id()))
                .bind("source", capture.source())
                .bind("purpose", capture.purpose().name().toLowerCase(Locale.ROOT))
                .bind("url", capture.url())
                .bind("urlKey", Keys.url(capture.url()))
                .bind("at", Times.micros(capture.at()))
                .bind("status", capture.status())
                .bind("mediaType", capture.mediaType())
                .bind("digest", digest)
                .bind("payloadKey", Keys.key(digest))
                .bind("etag", capture.etag())
                .bind("lastModified", capture.lastModified())
                .bind("file", reached(handle, place.file(), row.follows(), place.offset() + row.length()))
                .bind("position", place.offset())
                .bind("length", row.length())
                .bind("checksum", row.checksum())
                .bind("whole", capture.whole() ? 1 : 0)
                .bind("settled", row.settled() ? 1 : 0)
                .bind("revisitOf", capture.revisitOf().map(Keys::uuid))
                .execute();
        return capture;
    }

    /**
     * The number of the file, which is now known up to the end of this capture: unless one before it is missing, because its
     * row could not be written. Then the file stays known up to there, and the next opening takes over what is missing.
     */
    private static long reached(Handle handle, String file, long follows, long end) {
        return handle.createQuery("""
                        INSERT INTO warc_files (name, reached) VALUES (:name, CASE WHEN :follows = 0 THEN :end ELSE 0 END)
                        ON CONFLICT (name) DO UPDATE SET reached =
                            CASE WHEN warc_files.reached = :follows THEN :end ELSE warc_files.reached END
                        RETURNING id""")
                .bind("name", file)
                .bind("follows", follows)
                .bind("end", end)
                .mapTo(Long.class)
                .one();
    }

    /** Up to where the rows know this file; 0 for an unknown one. */
    public long reached(String file) {
        return rows.read(handle -> handle.createQuery("SELECT reached FROM warc_files WHERE name = :name")
                .bind("name", file)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** The same of all files that rows cite, in the order of writing. */
    public SequencedMap<String, Long> reached() {
        return rows.read(handle -> handle.createQuery("SELECT name, reached FROM warc_files ORDER BY name")
                .reduceRows(new LinkedHashMap<>(), (files, row) -> {
                    files.put(row.getColumn("name", String.class), row.getColumn("reached", Long.class));
                    return files;
                }));
    }

    /** Notes that nothing in this file up to here is still to be taken over. */
    public void reach(String file, long end) {
        rows.write(handle ->
                handle.createUpdate("""
                        INSERT INTO warc_files (name, reached) VALUES (:name, :end)
                        ON CONFLICT (name) DO UPDATE SET reached = excluded.reached""").bind("name", file).bind("end", end).execute());
    }

    /** How many captures each source has in the day that begins at this moment; only the rows written since are looked at. */
    public Map<String, Integer> countsSince(Instant from) {
        // Not by the order of writing alone: what is imported in between is of its own time.
        return rows.read(handle -> handle.createQuery("""
                        SELECT source, count(*) AS captures FROM captures
                        WHERE uuid >= :written AND at >= :from AND at < :until
                        GROUP BY source""")
                .bind("written", Keys.firstUuid(from))
                .bind("from", Times.micros(from))
                .bind("until", Times.micros(from.plus(LONGEST_DAY)))
                .reduceRows(new TreeMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("source", String.class), row.getColumn("captures", Integer.class));
                    return counts;
                }));
    }

    public Optional<Capture> find(CaptureId id) {
        return rows.read(handle -> handle.createQuery(SELECT + "WHERE c.uuid = :uuid")
                .bind("uuid", Keys.uuid(id))
                .map(CaptureRows::map)
                .map(CaptureRow::capture)
                .findOne());
    }

    /** The newest whole answer 200 of this address. */
    public Optional<CaptureRow> newest(String url) {
        return rows.read(handle -> handle.createQuery(SELECT
                        + "WHERE c.url_key = :key AND c.status = 200 AND c.url = :url AND c.whole = 1 "
                        + "ORDER BY c.id DESC LIMIT 1")
                .bind("key", Keys.url(url))
                .bind("url", url)
                .map(CaptureRows::map)
                .findOne());
    }

    /** The newest whole answer 200 of this address to a request of this source. */
    public Optional<CaptureRow> newest(String url, String source) {
        return rows.read(handle -> handle.createQuery(SELECT
                        + "WHERE c.url_key = :key AND c.status = 200 AND c.url = :url AND c.source = :source AND c.whole = 1 "
                        + "ORDER BY c.id DESC LIMIT 1")
                .bind("key", Keys.url(url))
                .bind("url", url)
                .bind("source", source)
                .map(CaptureRows::map)
                .findOne());
    }

    /** The captures of this address that hold this very payload in full, the newest first: one, unless that could not be read here. */
    public List<Capture> withPayload(String url, String payloadDigest) {
        byte[] digest = Keys.digest(payloadDigest);
        return rows.read(handle -> handle.createQuery(SELECT
                        + "WHERE c.url_key = :key AND c.payload_key = :payloadKey AND c.payload_digest = :digest "
                        + "AND c.url = :url AND c.revisit_of IS NULL ORDER BY c.id DESC")
                .bind("key", Keys.url(url))
                .bind("payloadKey", Keys.key(digest))
                .bind("digest", digest)
                .bind("url", url)
                .map(CaptureRows::map)
                .map(CaptureRow::capture)
                .list());
    }

    /** All captures of this address, in the order they were written. */
    public List<Capture> history(String url) {
        return rows.read(handle -> handle.createQuery(SELECT + "WHERE c.url_key = :key AND c.url = :url ORDER BY c.id")
                .bind("key", Keys.url(url))
                .bind("url", url)
                .map(CaptureRows::map)
                .map(CaptureRow::capture)
                .list());
    }

    /** Captures of which nobody has said that they are read, after the given one, in the order they were written. */
    public List<Capture> unread(Optional<CaptureId> after, int limit) {
        return rows.read(handle -> handle.createQuery(SELECT
                        + "WHERE c.settled = 0 AND c.id > coalesce((SELECT id FROM captures WHERE uuid = :after), 0) "
                        + "ORDER BY c.id LIMIT :limit")
                .bind("after", after.map(Keys::uuid))
                .bind("limit", limit)
                .map(CaptureRows::map)
                .map(CaptureRow::capture)
                .list());
    }

    /** The captures of this file from this offset on, in the order of the file. */
    public List<CaptureRow> inFile(String file, long from, int limit) {
        return rows.read(handle -> handle.createQuery(SELECT
                        + "WHERE c.file = (SELECT id FROM warc_files WHERE name = :file) AND c.position >= :from "
                        + "ORDER BY c.position LIMIT :limit")
                .bind("file", file)
                .bind("from", from)
                .bind("limit", limit)
                .map(CaptureRows::map)
                .list());
    }

    /** Notes that there is nothing left to be read out of this capture. */
    public void settle(CaptureId id) {
        rows.write(handle -> settle(handle, id));
    }

    static int settle(Handle handle, CaptureId id) {
        return handle.createUpdate("UPDATE captures SET settled = 1 WHERE uuid = :uuid AND settled = 0")
                .bind("uuid", Keys.uuid(id))
                .execute();
    }

    private static CaptureRow map(ResultSet row, StatementContext context) throws SQLException {
        Capture capture = new Capture(
                Keys.uuid(row.getBytes("uuid")),
                row.getString("source"),
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getString("url"),
                Times.instant(row.getLong("at")),
                row.getInt("status"),
                Optional.ofNullable(row.getString("media_type")),
                Keys.digest(row.getBytes("payload_digest")),
                row.getInt("whole") == 1,
                Optional.ofNullable(row.getString("etag")),
                Optional.ofNullable(row.getString("last_modified")),
                new WarcPlace(row.getString("file_name"), row.getLong("position")),
                Optional.ofNullable(row.getBytes("revisit_of")).map(Keys::uuid));
        return new CaptureRow(
                capture,
                row.getLong("position"),
                row.getLong("length"),
                row.getInt("checksum"),
                row.getInt("settled") == 1);
    }
}
