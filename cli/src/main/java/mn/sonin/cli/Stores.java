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
import mn.sonin.archive.warc.WarcFolder;
import mn.sonin.config.Settings;
import mn.sonin.config.Settings.Sharing;

/** Where the configuration wants rows and WARC files to be. What several machines need is found here, where it is asked for. */
final class Stores {
    static final String PASSWORD = "SONIN_POSTGRESQL_PASSWORD";
    static final String NODE = "SONIN_NODE";

    private Stores() {}

    /**
     * What an archive needs, as these settings say.
     *
     * @throws Failure where the store they ask for cannot be had
     */
    static Options options(Settings settings, Clock clock) {
        Options alone = alone(settings, clock);
        return settings.sharing()
                .map(sharing -> alone.sharing(store(sharing, Optional.ofNullable(System.getenv(NODE))), sharing.warc()))
                .orElse(alone);
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
        return kind().at(
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

    /** The module that brings such stores; the launcher puts it on the class path where the configuration asks for it. */
    private static Store.Shared kind() {
        return ServiceLoader.load(Store.Shared.class)
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                "store: postgresql needs the files of the folder \"cluster\" beside \"lib\", which the launcher loads where sonin.yaml has the line \"store: postgresql\"; take the whole distribution and start it with its launcher, or write store: embedded"));
    }
}
