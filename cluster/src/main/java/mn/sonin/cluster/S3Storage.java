package mn.sonin.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.warc.ObjectStorage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * WARC files as objects of a bucket. Speaks the part of S3 that every storage has which claims to: the bucket in the path, no upload in parts, no
 * checksum newer than MD5.
 */
public final class S3Storage implements ObjectStorage {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Unauthorized and forbidden (RFC 9110, 15.5.2 and 15.5.4). */
    private static final Set<Integer> REFUSING = Set.of(401, 403);

    private final Bucket bucket;
    private final AwsBasicCredentials key;
    private final Patience patience;
    private final ReentrantLock making = new ReentrantLock();

    /** Made when it is first needed: who only searches asks for no capture. */
    private volatile Optional<S3Client> client = Optional.empty();

    S3Storage(Bucket bucket, String accessKey, String secretKey, Patience patience) {
        this.bucket = bucket;
        this.key = AwsBasicCredentials.create(accessKey, secretKey);
        this.patience = patience;
    }

    @Override
    public NavigableMap<String, Long> objects(String after) {
        return once(s3 -> {
            NavigableMap<String, Long> objects = new TreeMap<>();
            s3.listObjectsV2Paginator(request -> request.bucket(bucket.name())
                            .prefix(bucket.prefix())
                            .startAfter(bucket.prefix() + after))
                    .contents()
                    .forEach(object ->
                            objects.put(object.key().substring(bucket.prefix().length()), object.size()));
            return objects;
        });
    }

    @Override
    public OptionalLong size(String name) {
        return once(s3 -> length(s3, name));
    }

    @Override
    public OptionalLong sizePatiently(String name) {
        return patiently(s3 -> length(s3, name));
    }

    private OptionalLong length(S3Client s3, String name) {
        try {
            return OptionalLong.of(
                    s3.headObject(request -> request.bucket(bucket.name()).key(bucket.prefix() + name))
                            .contentLength());
        } catch (NoSuchKeyException none) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void read(String name, long from, ByteBuffer into) {
        int length = into.remaining();
        String range = "bytes=%d-%d".formatted(from, from + length - 1);
        byte[] bytes = patiently(s3 -> {
            byte[] read = s3.getObjectAsBytes(request -> request.bucket(bucket.name())
                            .key(bucket.prefix() + name)
                            .range(range))
                    .asByteArrayUnsafe();
            if (read.length != length) {
                throw SdkClientException.create("%s of %s came as %d bytes".formatted(range, name, read.length));
            }
            return read;
        });
        into.put(bytes);
    }

    @Override
    public void put(String name, Path file) {
        String md5 = md5(file);
        once(s3 -> s3.putObject(
                request -> request.bucket(bucket.name())
                        .key(bucket.prefix() + name)
                        .contentType("application/warc")
                        .contentMD5(md5),
                RequestBody.fromFile(file)));
    }

    /** As the header Content-MD5 has it (RFC 1864). */
    private static String md5(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] piece = new byte[1 << 16];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                digest.update(piece, 0, count);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        } catch (IOException e) {
            throw new ArchiveException(
                    "%s: cannot be read for its upload: %s; repair the disk or its permissions, then go on"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private <T> T once(Function<S3Client, T> work) {
        try {
            return work.apply(client());
        } catch (SdkException e) {
            throw told(e);
        }
    }

    private <T> T patiently(Function<S3Client, T> work) {
        try {
            return patience.with("storage", () -> work.apply(client()), S3Storage::passes);
        } catch (SdkException e) {
            throw told(e);
        }
    }

    /** Whether waiting may help: nobody answers, or the answer is that this is not the time. */
    private static boolean passes(RuntimeException failure) {
        return switch (failure) {
            case AbortedException interrupted -> false;
            case SdkClientException silent -> true;
            case S3Exception answered -> answered.statusCode() >= 500 || answered.statusCode() == 429;
            default -> false;
        };
    }

    private ArchiveException told(SdkException failure) {
        String advice = switch (failure) {
            case NoSuchBucketException none ->
                "there is no bucket \"%s\"; make it, or correct warc.s3.bucket".formatted(bucket.name());
            case S3Exception answered -> answered(answered);
            default ->
                "the storage cannot be reached: %s; see to it that it runs, and that warc.s3.endpoint is right"
                        .formatted(failure.getMessage());
        };
        return new ArchiveException(this + ": " + advice, failure);
    }

    private String answered(S3Exception answer) {
        return REFUSING.contains(answer.statusCode())
                ? "the key \"%s\" is refused (%s); see to it that AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are right, and that this key may list, read and write there"
                        .formatted(key.accessKeyId(), answer.awsErrorDetails().errorCode())
                : "the storage answers %d (%s)".formatted(answer.statusCode(), answer.getMessage());
    }

    private S3Client client() {
        Optional<S3Client> made = client;
        return made.isPresent() ? made.get() : make();
    }

    private S3Client make() {
        making.lock();
        try {
            if (client.isEmpty()) {
                client = Optional.of(S3Client.builder()
                        .endpointOverride(bucket.endpoint())
                        .region(Region.of(bucket.region()))
                        .forcePathStyle(true)
                        .credentialsProvider(StaticCredentialsProvider.create(key))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                        .httpClientBuilder(UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECTING)
                                .socketTimeout(SILENCE))
                        .build());
            }
            return client.get();
        } finally {
            making.unlock();
        }
    }

    @Override
    public String toString() {
        return "%s/%s/%s".formatted(bucket.endpoint(), bucket.name(), bucket.prefix());
    }

    /** Finds this kind of storage. */
    public static final class Kind implements ObjectStorage.Kind {
        @Override
        public ObjectStorage at(Bucket bucket, String accessKey, String secretKey) {
            return new S3Storage(bucket, accessKey, secretKey, Patience.USUAL);
        }
    }
}
