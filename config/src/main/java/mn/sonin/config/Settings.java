package mn.sonin.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's choices for the whole program.
 *
 * @param userAgent who the crawler says it is
 * @param zone the zone of the archive's days: of the ledger, of digests and of charts
 * @param harvestsAtOnce sources harvested at the same time
 * @param limits what one exchange may cost
 * @param warcFileSize bytes after which a new WARC file is begun
 * @param logFormat how a program that runs unattended writes its log
 * @param sources what holds for a source whose file does not say otherwise
 * @param server the HTTP side
 * @param alerts how readers hear from saved searches
 * @param collections named sets of sources, by id
 * @param sharing what several machines have together; empty where one has everything in its home
 * @param openSearch the cluster with the index; empty where it is in the home
 */
public record Settings(
        UserAgent userAgent,
        ZoneId zone,
        int harvestsAtOnce,
        Limits limits,
        long warcFileSize,
        LogFormat logFormat,
        SourceDefaults sources,
        Server server,
        Alerts alerts,
        Map<String, Names> collections,
        Optional<Sharing> sharing,
        Optional<OpenSearch> openSearch) {
    public Settings {
        collections = Collections.unmodifiableMap(new LinkedHashMap<>(collections));
    }

    /** Those of one machine. */
    public Settings(
            UserAgent userAgent,
            ZoneId zone,
            int harvestsAtOnce,
            Limits limits,
            long warcFileSize,
            LogFormat logFormat,
            SourceDefaults sources,
            Server server,
            Alerts alerts,
            Map<String, Names> collections) {
        this(
                userAgent,
                zone,
                harvestsAtOnce,
                limits,
                warcFileSize,
                logFormat,
                sources,
                server,
                alerts,
                collections,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What several machines have together.
     *
     * @param address of the PostgreSQL database with the rows, as in {@code jdbc:postgresql://db.example.mn/sonin}
     * @param user of the database; its password is no part of any file
     * @param warc where the WARC files are
     */
    public record Sharing(URI address, String user, Warc warc) {}

    /** Where several machines have their WARC files. */
    public sealed interface Warc {
        /**
         * All in one folder.
         *
         * @param path under which every machine sees it
         */
        record Folder(Path path) implements Warc {}

        /**
         * Each in its home until they are closed, then all in a storage that speaks S3. Its keys are no part of any file.
         *
         * @param endpoint address of the storage
         * @param bucket that is there
         * @param region that requests are signed for
         * @param prefix that the names of all objects begin with; empty for none
         * @param fileAge after which a file is closed
         */
        record S3(URI endpoint, String bucket, String region, String prefix, Duration fileAge) implements Warc {}
    }

    /**
     * An index in an OpenSearch cluster.
     *
     * @param addresses of its nodes, as in {@code https://search-1.example.mn:9200}
     * @param index its name there; the archive's alone
     * @param shards parts of a newly made index, from 1
     * @param replicas further copies of each part of a newly made index, from 0
     * @param user of the cluster, whose password is no part of any file; empty where it asks for none
     */
    public record OpenSearch(List<URI> addresses, String index, int shards, int replicas, Optional<String> user) {
        public OpenSearch {
            addresses = List.copyOf(addresses);
        }
    }

    /** How a line of the log is written. */
    public enum LogFormat {
        /** For people: time, level, place and message. */
        TEXT,
        /** For machines: one JSON object a line. */
        JSON
    }

    /**
     * Who the crawler says it is, and where to complain.
     *
     * @param product the token that robots.txt files name, as in {@code SoninBot}
     * @param contact an address with an explanation, http(s) or mailto
     */
    public record UserAgent(String product, URI contact) {
        /** The header as it is sent. */
        public String header(String version) {
            return "%s/%s (+%s)".formatted(product, version, contact);
        }
    }

    /**
     * What one exchange may cost; beyond it the exchange ends in a named outcome.
     *
     * @param connect time to a connection
     * @param whole time for the whole exchange, redirects apart
     * @param bodyBytes bytes of a body after decompression
     * @param redirects hops followed
     */
    public record Limits(Duration connect, Duration whole, long bodyBytes, int redirects) {}

    /**
     * What holds for a source whose file does not say otherwise.
     *
     * @param cron Quartz's cron expression of its harvests
     * @param delay see {@link Politeness#delay}
     * @param dailyBudget see {@link Politeness#dailyBudget}
     * @param revisits see {@link Politeness#revisits}
     * @param feeds see {@link Politeness#feeds}
     * @param noarchive see {@link Politeness#noarchive}
     */
    public record SourceDefaults(
            String cron,
            Duration delay,
            int dailyBudget,
            List<Duration> revisits,
            Between feeds,
            Politeness.Noarchive noarchive) {
        public SourceDefaults {
            revisits = List.copyOf(revisits);
        }
    }

    /**
     * The HTTP side.
     *
     * @param host address to listen on
     * @param port 0 takes any free one
     * @param token what writing requests must carry; empty refuses them
     * @param publicAddress the address readers use, for feeds and citations; empty takes the one listened on
     */
    public record Server(String host, int port, Optional<Secret> token, Optional<URI> publicAddress) {}

    /**
     * How readers hear from saved searches.
     *
     * @param secret what webhooks are signed with; empty sends none
     * @param mail the server that takes e-mail; empty sends none
     */
    public record Alerts(Optional<Secret> secret, Optional<Mail> mail) {
        /** Feeds alone. */
        public static final Alerts NONE = new Alerts(Optional.empty(), Optional.empty());
    }

    /**
     * A server that takes e-mail.
     *
     * @param server {@code smtp://host:port}, or {@code smtps://} for one that speaks TLS from the beginning
     * @param from the sender's address
     * @param user empty for a server that asks for none
     */
    public record Mail(URI server, String from, Optional<String> user, Optional<Secret> password) {}
}
