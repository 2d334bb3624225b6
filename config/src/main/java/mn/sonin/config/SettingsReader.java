package mn.sonin.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import mn.sonin.config.Settings.Alerts;
import mn.sonin.config.Settings.Limits;
import mn.sonin.config.Settings.LogFormat;
import mn.sonin.config.Settings.Mail;
import mn.sonin.config.Settings.Server;
import mn.sonin.config.Settings.Sharing;
import mn.sonin.config.Settings.SourceDefaults;
import mn.sonin.config.Settings.UserAgent;
import mn.sonin.config.Settings.Warc;
import mn.sonin.config.Settings.Warc.S3;

/** Reads {@code sonin.yaml}: the operator's value of each key, or the default of {@code defaults.yaml}. */
final class SettingsReader {
    private static final String DEFAULTS = "defaults.yaml";
    private static final String STORAGE = "https://s3.eu-central-1.amazonaws.com";

    /** Amazon S3, API reference, PutObject: the most that one request may bring. */
    private static final long LARGEST_OBJECT = 5L << 30;

    private static final String DATABASE = "jdbc:postgresql://db.example.mn/sonin";
    private static final String NODES = "https://search-1.example.mn:9200";

    /** What OpenSearch takes for the name of an index, and a name of our own is made of. */
    private static final String INDEX = "[a-z][a-z0-9-]{0,99}";

    private final Section given;
    private final Section defaults;

    private SettingsReader(Section given, Section defaults) {
        this.given = given;
        this.defaults = defaults;
    }

    /** The settings; meaningless where a problem was noted. */
    static Settings read(Section given) {
        return new SettingsReader(given, defaults()).settings();
    }

    /** What holds where the operator wrote nothing. */
    static Section defaults() {
        try (InputStream stream = SettingsReader.class.getResourceAsStream(DEFAULTS)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + DEFAULTS);
            }
            List<Problem> problems = new ArrayList<>();
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Section section = YamlFile.parse(text, DEFAULTS, problems).orElseThrow();
            if (!problems.isEmpty()) {
                throw new IllegalStateException(problems.toString());
            }
            return section;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Settings settings() {
        Files files = in("warc", SettingsReader::warc);
        Settings settings = new Settings(
                in("user-agent", SettingsReader::userAgent),
                value(Section::zone, "zone"),
                value((section, key) -> section.integer(key, 1, 256), "harvests-at-once"),
                in("limits", SettingsReader::limits),
                files.size(),
                in("log", reader -> reader.value(SettingsReader::logFormat, "format")),
                in("sources", SettingsReader::sources),
                in("server", SettingsReader::server),
                in("alerts", SettingsReader::alerts),
                collections(),
                sharing(in("postgresql", SettingsReader::database), files),
                openSearch(in("opensearch", SettingsReader::cluster)));
        given.finish();
        return settings;
    }

    private static Optional<LogFormat> logFormat(Section section, String key) {
        return section.choice(key, Map.of("text", LogFormat.TEXT, "json", LogFormat.JSON));
    }

    private UserAgent userAgent() {
        return new UserAgent(
                value(Section::text, "product"),
                value((section, key) -> section.uri(key, "an address, as in https://example.mn/bot"), "contact"));
    }

    private Limits limits() {
        return new Limits(
                value(Section::positiveDuration, "connect"),
                value(Section::positiveDuration, "whole"),
                value(Section::size, "body"),
                value((section, key) -> section.integer(key, 0, 50), "redirects"));
    }

    private SourceDefaults sources() {
        List<Duration> revisits =
                given.has("revisits") ? given.ascendingDurations("revisits") : defaults.ascendingDurations("revisits");
        return new SourceDefaults(
                value(SourceReader::cron, "cron"),
                value(Section::duration, "delay"),
                value(SourceReader::budget, "daily-budget"),
                revisits,
                value(Section::between, "feeds"),
                value(SourceReader::noarchive, "noarchive"));
    }

    private Server server() {
        return new Server(
                value(Section::text, "host"),
                value((section, key) -> section.integer(key, 0, 65535), "port"),
                given.text("token").map(Secret::new),
                given.site("public-address"));
    }

    private Alerts alerts() {
        Optional<URI> server = given.uri("mail-server", "a mail server, as in smtps://mail.example.mn:465");
        Optional<String> from = given.text("mail-from");
        Optional<String> user = given.text("mail-user");
        Optional<Secret> password = given.text("mail-password").map(Secret::new);
        checkMail(server);
        return new Alerts(
                given.text("secret").map(Secret::new),
                server.map(address -> new Mail(address, from.orElse("sonin@localhost"), user, password)));
    }

    /** Half a mail server would send nothing, and nobody would notice. */
    private void checkMail(Optional<URI> server) {
        if (!given.has("mail-server")) {
            Stream.of("mail-from", "mail-user", "mail-password")
                    .filter(key -> given.text(key).isPresent())
                    .forEach(key -> given.problem(
                            key,
                            "alerts.%s says nothing without alerts.mail-server; give the server, as in smtps://mail.example.mn:465"
                                    .formatted(key)));
        }
        server.filter(address -> !Set.of("smtp", "smtps").contains(address.getScheme()) || address.getHost() == null)
                .ifPresent(address -> given.problem(
                        "mail-server",
                        "alerts.mail-server \"%s\" must be smtp://HOST or smtps://HOST, with a port where it is not the usual one"
                                .formatted(address)));
        if (given.text("mail-user").isPresent() != given.text("mail-password").isPresent()
                && given.has("mail-server")) {
            given.problem(
                    given.has("mail-user") ? "mail-user" : "mail-password",
                    "alerts.mail-user and alerts.mail-password go together; give both or neither");
        }
    }

    private record Files(long size, Optional<String> folder, Optional<S3> storage) {}

    private Files warc() {
        Files files = new Files(value(Section::size, "file-size"), given.text("folder"), in("s3", SettingsReader::s3));
        if (files.storage().isPresent() && files.size() > LARGEST_OBJECT) {
            given.problem(
                    "file-size",
                    "warc.file-size is more than the 5GB that a storage takes at once; give a smaller one, as in 1GB");
        }
        return files;
    }

    /** Half a storage would be found out by the first upload. */
    private Optional<S3> s3() {
        Optional<URI> endpoint = given.uri("endpoint", "a storage, as in " + STORAGE);
        Optional<String> bucket = given.text("bucket");
        S3 storage = new S3(
                endpoint.orElse(URI.create(STORAGE)),
                bucket.orElse(""),
                value(Section::text, "region"),
                given.text("prefix").orElse(""),
                value(Section::positiveDuration, "file-age"));
        if (endpoint.isPresent() != bucket.isPresent()) {
            given.problem(
                    endpoint.isPresent() ? "endpoint" : "bucket",
                    "warc.s3.endpoint and warc.s3.bucket go together; give both, as in %s and sonin"
                            .formatted(STORAGE));
        }
        return endpoint.map(there -> storage);
    }

    private record Database(Optional<URI> address, String user) {}

    private Database database() {
        return new Database(given.uri("url", "a database, as in " + DATABASE), value(Section::text, "user"));
    }

    /** Half a database, or one that nobody asked for, is a mistake. */
    private Optional<Sharing> sharing(Database database, Files files) {
        Optional<URI> address = database.address();
        if (!shared()) {
            address.ifPresent(url -> given.problem(
                    "postgresql",
                    "postgresql.url says nothing with store: embedded; write store: postgresql, or leave it out"));
            saysNothing("warc.folder", files.folder());
            saysNothing("warc.s3", files.storage());
            return Optional.empty();
        }
        if (address.filter(url -> url.toString().startsWith("jdbc:postgresql:")).isEmpty()) {
            given.problem("store", "store: postgresql needs postgresql.url, as in " + DATABASE);
        }
        Optional<Warc> warc = places(files);
        return address.flatMap(url -> warc.map(place -> new Sharing(url, database.user(), place)));
    }

    private void saysNothing(String key, Optional<?> value) {
        value.ifPresent(there -> given.problem(
                "warc",
                "%s says nothing with store: embedded; write store: postgresql, or leave it out".formatted(key)));
    }

    /** One place, and only one. */
    private Optional<Warc> places(Files files) {
        if (files.storage().isPresent()) {
            files.folder()
                    .ifPresent(folder -> given.problem(
                            "warc", "warc.folder and warc.s3 are two places for the same files; keep one of them"));
            return files.storage().map(storage -> storage);
        }
        if (files.folder().filter(folder -> Path.of(folder).isAbsolute()).isEmpty()) {
            given.problem(
                    "store",
                    "store: postgresql needs warc.folder, the absolute path under which every machine sees the shared folder of WARC files, as in /srv/sonin/warc; or warc.s3, a storage that speaks S3");
        }
        return files.folder().map(folder -> new Warc.Folder(Path.of(folder)));
    }

    private boolean shared() {
        return value((section, key) -> section.choice(key, Map.of("embedded", false, "postgresql", true)), "store");
    }

    private record Cluster(List<URI> addresses, String index, int shards, int replicas, Optional<String> user) {}

    private Cluster cluster() {
        String name = value(Section::text, "name");
        if (!name.matches(INDEX)) {
            given.problem(
                    "name",
                    "opensearch.name \"%s\" must have up to 100 small letters, digits and hyphens, and begin with a letter, as in sonin"
                            .formatted(name));
        }
        return new Cluster(
                given.texts("urls").stream().flatMap(url -> node(url).stream()).toList(),
                name,
                value((section, key) -> section.integer(key, 1, 1024), "shards"),
                value((section, key) -> section.integer(key, 0, 100), "replicas"),
                given.text("user"));
    }

    private Optional<URI> node(String url) {
        try {
            URI address = new URI(url);
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && Set.of("", "/").contains(String.valueOf(address.getPath()))) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            // Told below, as every other address that is none of a node.
        }
        given.problem(
                "urls",
                "opensearch.urls has \"%s\"; each must be http:// or https:// with a host, perhaps a port, and nothing else, as in %s"
                        .formatted(url, NODES));
        return Optional.empty();
    }

    /** Half a cluster, or one that nobody asked for, is a mistake. */
    private Optional<Settings.OpenSearch> openSearch(Cluster cluster) {
        if (!value((section, key) -> section.choice(key, Map.of("embedded", false, "opensearch", true)), "index")) {
            if (!cluster.addresses().isEmpty()) {
                given.problem(
                        "opensearch",
                        "opensearch.urls says nothing with index: embedded; write index: opensearch, or leave it out");
            }
            return Optional.empty();
        }
        if (cluster.addresses().isEmpty()) {
            given.problem(
                    "index",
                    "index: opensearch needs opensearch.urls, the nodes of the cluster, as in [%s]".formatted(NODES));
            return Optional.empty();
        }
        return Optional.of(new Settings.OpenSearch(
                cluster.addresses(), cluster.index(), cluster.shards(), cluster.replicas(), cluster.user()));
    }

    private Map<String, Names> collections() {
        Map<String, Names> collections = new LinkedHashMap<>();
        given.section("collections").ifPresent(section -> {
            for (String id : section.keys()) {
                section.section(id).flatMap(SourceReader::names).ifPresent(names -> collections.put(id, names));
            }
        });
        return collections;
    }

    private <T> T in(String key, Function<SettingsReader, T> reading) {
        Section fallback = defaults.section(key).orElseThrow();
        return reading.apply(new SettingsReader(given.section(key).orElse(fallback), fallback));
    }

    private <T> T value(BiFunction<Section, String, Optional<T>> reading, String key) {
        return reading.apply(given, key)
                .or(() -> reading.apply(defaults, key))
                .orElseThrow(() -> new IllegalStateException(DEFAULTS + " lacks " + key));
    }
}
