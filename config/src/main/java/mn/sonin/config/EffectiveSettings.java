package mn.sonin.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings as they hold, written in the form of {@code sonin.yaml}; secrets are masked. */
public final class EffectiveSettings {
    private EffectiveSettings() {}

    /** The text of a {@code sonin.yaml} that means these settings. */
    public static String print(Settings settings) {
        StringBuilder text = new StringBuilder();
        section(
                text,
                "user-agent",
                Map.of(
                        "product", settings.userAgent().product(),
                        "contact", settings.userAgent().contact().toString()));
        text.append("zone: ").append(settings.zone()).append('\n');
        text.append("harvests-at-once: ").append(settings.harvestsAtOnce()).append('\n');
        section(
                text,
                "limits",
                Map.of(
                        "connect", span(settings.limits().connect()),
                        "whole", span(settings.limits().whole()),
                        "body", size(settings.limits().bodyBytes()),
                        "redirects", String.valueOf(settings.limits().redirects())));
        text.append("store: ")
                .append(settings.sharing().isPresent() ? "postgresql" : "embedded")
                .append('\n');
        section(text, "postgresql", postgresql(settings));
        text.append("index: ")
                .append(settings.openSearch().isPresent() ? "opensearch" : "embedded")
                .append('\n');
        section(text, "opensearch", openSearch(settings));
        section(text, "warc", warc(settings));
        section(text, "log", Map.of("format", settings.logFormat().name().toLowerCase(Locale.ROOT)));
        section(text, "sources", sources(settings.sources()));
        section(text, "server", server(settings.server()));
        section(text, "alerts", alerts(settings.alerts()));
        section(
                text,
                "collections",
                settings.collections().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                collection -> "{en: \"%s\", mn: \"%s\"}"
                                        .formatted(
                                                collection.getValue().en(),
                                                collection.getValue().mn()))));
        return text.toString();
    }

    private static Map<String, String> sources(Settings.SourceDefaults defaults) {
        List<String> revisits =
                defaults.revisits().stream().map(EffectiveSettings::span).toList();
        return Map.of(
                "cron", defaults.cron(),
                "delay", span(defaults.delay()),
                "daily-budget", String.valueOf(defaults.dailyBudget()),
                "revisits", revisits.toString(),
                "feeds",
                        "[%s, %s]"
                                .formatted(
                                        span(defaults.feeds().least()),
                                        span(defaults.feeds().most())),
                "noarchive",
                        defaults.noarchive().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Map<String, String> postgresql(Settings settings) {
        return settings.sharing()
                .map(sharing -> Map.of("url", Secret.hidden(sharing.address().toString()), "user", sharing.user()))
                .orElseGet(Map::of);
    }

    private static Map<String, String> warc(Settings settings) {
        Optional<Settings.Warc> place = settings.sharing().map(Settings.Sharing::warc);
        String size = size(settings.warcFileSize());
        return switch (place.orElse(null)) {
            case null -> Map.of("file-size", size, "folder", "\"\"");
            case Settings.Warc.Folder folder ->
                Map.of("file-size", size, "folder", folder.path().toString());
            case Settings.Warc.S3 s3 ->
                Map.of(
                        "file-size",
                        size,
                        "s3",
                        "{endpoint: \"%s\", bucket: \"%s\", region: \"%s\", prefix: \"%s\", file-age: %s}"
                                .formatted(s3.endpoint(), s3.bucket(), s3.region(), s3.prefix(), span(s3.fileAge())));
        };
    }

    private static Map<String, String> openSearch(Settings settings) {
        return settings.openSearch()
                .map(cluster -> Map.of(
                        "urls", cluster.addresses().toString(),
                        "name", cluster.index(),
                        "shards", String.valueOf(cluster.shards()),
                        "replicas", String.valueOf(cluster.replicas()),
                        "user", cluster.user().orElse("\"\"")))
                .orElseGet(Map::of);
    }

    private static Map<String, String> server(Settings.Server server) {
        return Map.of(
                "host", server.host(),
                "port", String.valueOf(server.port()),
                "token", server.token().map(Secret::toString).orElse("\"\""),
                "public-address", server.publicAddress().map(URI::toString).orElse("\"\""));
    }

    private static Map<String, String> alerts(Settings.Alerts alerts) {
        return Map.of(
                "secret", alerts.secret().map(Secret::toString).orElse("\"\""),
                "mail-server",
                        alerts.mail().map(mail -> mail.server().toString()).orElse("\"\""),
                "mail-from", alerts.mail().map(Settings.Mail::from).orElse("\"\""),
                "mail-user", alerts.mail().flatMap(Settings.Mail::user).orElse("\"\""),
                "mail-password",
                        alerts.mail()
                                .flatMap(Settings.Mail::password)
                                .map(Secret::toString)
                                .orElse("\"\""));
    }

    private static void section(StringBuilder text, String name, Map<String, String> values) {
        text.append(name).append(values.isEmpty() ? ": {}\n" : ":\n");
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(value -> text.append("  %s: %s%n".formatted(value.getKey(), value.getValue())));
    }

    private static String span(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String size(long bytes) {
        for (Map.Entry<String, Integer> unit : List.of(Map.entry("GB", 30), Map.entry("MB", 20))) {
            if (bytes % (1L << unit.getValue()) == 0) {
                return (bytes >> unit.getValue()) + unit.getKey();
            }
        }
        return (bytes >> 10) + "KB";
    }
}
