package mn.sonin.crawler.politeness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every request as a line of JSON, in a file for each day (UTC), {@code 2026-01-31.jsonl}: what was done to a site is known after a restart too, and
 * of passes that another process of this home made. Files older than thirty days are deleted.
 */
final class RequestFiles {
    /** Days that are kept, today included. */
    static final int KEPT = 30;

    private static final Logger LOG = LoggerFactory.getLogger(RequestFiles.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ENDING = ".jsonl";

    private final ReentrantLock lock = new ReentrantLock();
    private final Path folder;
    private final Clock clock;

    /** The day whose file this process has begun to write to. */
    private Optional<LocalDate> begun = Optional.empty();

    RequestFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** A line: the request, and for which source it was. */
    private record Line(String source, LoggedRequest request) {}

    /** @throws ArchiveException where the file cannot be written, as on a full disk */
    void add(String source, LoggedRequest request) {
        String line = JSON.writeValueAsString(new Line(source, request)) + "\n";
        lock.lock();
        try {
            LocalDate today = today();
            String start = begun.equals(Optional.of(today)) ? "" : begin(today);
            Files.writeString(
                    file(today),
                    start + line,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new ArchiveException("%s: a request cannot be noted".formatted(folder), e);
        } finally {
            lock.unlock();
        }
    }

    /** What a line of this process has to begin with: a crash may have torn the last one. */
    private String begin(LocalDate today) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            String oldest = today.minusDays(KEPT - 1L) + ENDING;
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
                if (file.getFileName().toString().compareTo(oldest) < 0) {
                    Files.delete(file);
                }
            }
        }
        begun = Optional.of(today);
        return Files.exists(file(today)) ? "\n" : "";
    }

    /**
     * The requests for one source from a day on, oldest first.
     *
     * @throws ArchiveException where a file cannot be read
     */
    List<LoggedRequest> of(String source, LocalDate from) {
        List<LoggedRequest> requests = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(today()); day = day.plusDays(1)) {
            Path file = file(day);
            if (Files.exists(file)) {
                read(source, file, requests);
            }
        }
        return requests;
    }

    private static void read(String source, Path file, List<LoggedRequest> requests) {
        String start = "{\"source\":%s,".formatted(JSON.writeValueAsString(source));
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> line.startsWith(start))
                    .flatMap(line -> parsed(line, file).stream())
                    .forEach(requests::add);
        } catch (IOException | UncheckedIOException e) {
            throw new ArchiveException("%s: the log of requests cannot be read".formatted(file), e);
        }
    }

    private static Optional<LoggedRequest> parsed(String line, Path file) {
        try {
            return Optional.of(JSON.readValue(line, Line.class).request());
        } catch (JacksonException torn) {
            LOG.warn("request-log file={} left-out=\"{}\" reason=torn-by-a-crash", file, line);
            return Optional.empty();
        }
    }

    /** The day whose file is written to, UTC. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + ENDING);
    }
}
