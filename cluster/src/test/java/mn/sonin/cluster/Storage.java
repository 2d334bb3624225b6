package mn.sonin.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.warc.ObjectStorage;
import mn.sonin.archive.warc.ObjectStorage.Bucket;
import mn.sonin.config.Settings.Warc;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real server that speaks S3 and checks signatures, over a socket; its one bucket is a folder. */
public final class Storage implements AutoCloseable {
    /** What a good key is called, and what is signed with it. */
    static final String KEY = "sonin";

    static final String SECRET = "sonin-secret";
    static final String BUCKET = "news";

    private static final Patience SOON = new Patience(Duration.ofSeconds(12), Duration.ofMillis(20));

    private final S3Proxy server;
    private final Wire wire;
    private final Path objects;
    private final Map<String, ObjectStorage> clients = new ConcurrentHashMap<>();

    /**
     * @param folder where objects are kept
     */
    public Storage(Path folder) throws Exception {
        this.objects = Files.createDirectories(folder.resolve(BUCKET));
        this.server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .jettyMaxThreads(20)
                .build();
        server.start();
        this.wire = new Wire(server.getPort());
    }

    /** Nobody reaches the server any more. */
    public void goAway() throws IOException {
        wire.cut();
    }

    /** What is asked is heard by nobody, and no line is closed. */
    public void fallSilent() {
        wire.fallSilent();
    }

    /** Waits until somebody has asked in vain. */
    public void awaitSilentLine() throws InterruptedException {
        wire.awaitSilentLine();
    }

    /** Everybody does again. */
    public void comeBack() {
        wire.mend();
    }

    /** Where everybody reaches the server unless it has gone away. */
    int port() {
        return wire.port();
    }

    /** The file in which the server keeps this object. */
    public Path object(String name) {
        return objects.resolve(name);
    }

    /** How this server is reached, or one that stands before it on another port. */
    static Bucket bucket(int port) {
        return new Bucket(URI.create("http://127.0.0.1:" + port), BUCKET, "us-east-1", "");
    }

    /** A client of all of it. */
    public ObjectStorage client() {
        return client("");
    }

    /** A client that sees the objects whose names begin so. */
    public ObjectStorage client(String prefix) {
        return clients.computeIfAbsent(prefix, begin -> {
            Bucket whole = bucket(port());
            return client(new Bucket(whole.endpoint(), whole.name(), whole.region(), begin));
        });
    }

    static ObjectStorage client(Bucket bucket) {
        return new S3Storage(bucket, KEY, SECRET, SOON);
    }

    static Options.Uploading uploading(Storage there) {
        return new Options.Uploading(there.client(), Duration.ofSeconds(1));
    }

    static Options.Uploading uploading(Warc.S3 s3) {
        return new Options.Uploading(
                client(new Bucket(s3.endpoint(), s3.bucket(), s3.region(), s3.prefix())), s3.fileAge());
    }

    @Override
    public void close() throws IOException {
        wire.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
