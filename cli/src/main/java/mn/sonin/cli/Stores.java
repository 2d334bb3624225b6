package mn.sonin.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.store.Store;
import mn.sonin.archive.warc.ObjectStorage;
import mn.sonin.archive.warc.WarcFolder;
import mn.sonin.config.Settings;
import mn.sonin.config.Settings.Sharing;
import mn.sonin.config.Settings.Warc;

/** Where the configuration wants rows and WARC files to be. What several machines need is found here, where it is asked for. */
final class Stores {
    static final String PASSWORD = "SONIN_POSTGRESQL_PASSWORD";
    static final String NODE = "SONIN_NODE";

    /** The names under which every program that speaks S3 looks for them. */
    static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";

    static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";

    private Stores() {}

    /**
     * What an archive needs, as these settings say.
     *
     * @throws Failure where the store they ask for cannot be had
     */
    static Options options(Settings settings, Clock clock) {
        Options alone = alone(settings, clock);
        return settings.sharing().map(sharing -> shared(alone, sharing)).orElse(alone);
    }

    private static Options shared(Options alone, Sharing sharing) {
        Store store = store(sharing, Optional.ofNullable(System.getenv(NODE)));
        return switch (sharing.warc()) {
            case Warc.Folder folder -> alone.sharing(store, folder.path());
            case Warc.S3 s3 -> alone.sharing(store, new Options.Uploading(storage(s3), s3.fileAge()));
        };
    }

    private static ObjectStorage storage(Warc.S3 s3) {
        return found(ObjectStorage.Kind.class)
                .at(
                        new ObjectStorage.Bucket(s3.endpoint(), s3.bucket(), s3.region(), s3.prefix()),
                        key(ACCESS_KEY),
                        key(SECRET_KEY));
    }

    private static String key(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Failure(
                        "warc.s3 needs a key for the storage, in the environment variables %s and %s; %s is not set"
                                .formatted(ACCESS_KEY, SECRET_KEY, variable)));
    }

    /** The same for an archive that is nobody else's: one to try things out. */
    static Options alone(Settings settings, Clock clock) {
        return new Options(
                clock,
                new SecureRandom(),
                settings.warcFileSize(),
                settings.limits().bodyBytes());
    }

    private static Store store(Sharing sharing, Optional<String> name) {
        return found(Store.Shared.class)
                .at(
                        sharing.address().toString(),
                        sharing.user(),
                        Optional.ofNullable(System.getenv(PASSWORD)),
                        name.map(Stores::known).orElseGet(Stores::host));
    }

    private static String known(String node) {
        if (!node.matches(WarcFolder.NODE)) {
            throw new Failure(
                    "%s is \"%s\"; the name of a node has up to 32 small letters, digits and hyphens, as in crawler-1"
                            .formatted(NODE, node));
        }
        return node;
    }

    /** The machine's own name, without its domain. */
    private static String host() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new Failure(
                    "this machine does not know its name; give it one with %s, as in crawler-1".formatted(NODE));
        }
        String node = name.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
        if (!node.matches(WarcFolder.NODE)) {
            throw new Failure(
                    "this machine is called \"%s\", which is no name for a node; give it one with %s, as in crawler-1"
                            .formatted(name, NODE));
        }
        return node;
    }

    /** What the module {@code cluster} brings; the launcher puts it on the class path where the configuration asks for it. */
    private static <T> T found(Class<T> kind) {
        return ServiceLoader.load(kind)
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                "store: postgresql needs the files of the folder \"cluster\" beside \"lib\", which the launcher loads where sonin.yaml has the line \"store: postgresql\"; take the whole distribution and start it with its launcher, or write store: embedded"));
    }
}
