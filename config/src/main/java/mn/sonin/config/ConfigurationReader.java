package mn.sonin.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the operator's folder: {@code sonin.yaml}, {@code sources/*.yaml} and {@code topics.yaml}. All problems of all files
 * are found in one reading.
 */
public final class ConfigurationReader {
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    private ConfigurationReader(Path folder) {
        this.folder = folder;
    }

    /** Reads the files of this folder. */
    public static ConfigurationResult read(Path folder) {
        return new ConfigurationReader(folder).read();
    }

    /** What the program does where the operator wrote nothing. */
    public static Settings defaults() {
        return SettingsReader.read(SettingsReader.defaults());
    }

    private ConfigurationResult read() {
        Settings settings = file("sonin.yaml").map(SettingsReader::read).orElseGet(ConfigurationReader::defaults);
        List<Source> sources = sources(settings);
        List<Topic> topics = file("topics.yaml").map(TopicReader::read).orElse(List.of());
        if (problems.isEmpty()) {
            return new ConfigurationResult.Read(new Configuration(settings, sources, topics));
        }
        problems.sort(Comparator.comparing((Problem problem) -> problem.place().file())
                .thenComparingInt(problem -> problem.place().line()));
        return new ConfigurationResult.Refused(problems);
    }

    private Optional<Section> file(String name) {
        return YamlFile.read(folder.resolve(name), name, problems);
    }

    private List<Source> sources(Settings settings) {
        List<Source> sources = new ArrayList<>();
        for (String name : sourceFiles()) {
            String id = name.substring(0, name.length() - ENDING.length());
            file("sources/" + name)
                    .flatMap(section -> SourceReader.read(id, section, settings))
                    .ifPresent(sources::add);
        }
        return sources;
    }

    private List<String> sourceFiles() {
        Path sources = folder.resolve("sources");
        if (!Files.isDirectory(sources)) {
            problems.add(new Problem(
                    new Place("sources", 1), "the folder is missing; expected one file for each site in it"));
            return List.of();
        }
        try (Stream<Path> files = Files.list(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(new Problem(new Place("sources", 1), "the folder cannot be read: " + e.getMessage()));
            return List.of();
        }
    }
}
