package mn.sonin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.fetch.AddressPolicy;

/** A crawler over an archive that is thrown away: looking at a site must not leave traces in the real one. */
final class Looking {
    private Looking() {}

    /** Lets a crawler look. */
    static <T> T at(Configuration configuration, Function<Crawler, T> look) {
        Path folder;
        try {
            folder = Files.createTempDirectory("sonin-look");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Archiving archiving = Archiving.openAlone(folder, folder, () -> configuration, Clock.systemUTC());
                Crawler crawler = archiving.crawler(addresses(configuration))) {
            return look.apply(crawler);
        } finally {
            delete(folder);
        }
    }

    /** A sample web on this machine may be looked at where every source is one of it; a site of the internet leads nowhere here. */
    private static AddressPolicy addresses(Configuration configuration) {
        boolean here = !configuration.sources().isEmpty()
                && configuration.sources().stream()
                        .allMatch(source ->
                                String.valueOf(source.home().getHost()).matches("localhost|127(\\.\\d{1,3}){3}"));
        return here ? AddressPolicy.allowingLoopback() : AddressPolicy.publicOnly();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
