package mn.sonin.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML 1.2 file as a tree whose nodes know their lines. */
final class YamlFile {
    private YamlFile() {}

    /** The file's top mapping, or empty with a problem noted where the file cannot be read as YAML. */
    static Optional<Section> read(Path file, String name, List<Problem> problems) {
        try {
            return parse(Files.readString(file), name, problems);
        } catch (NoSuchFileException e) {
            problems.add(new Problem(new Place(name, 1), "the file is missing; expected it at " + file));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(new Place(name, 1), "the file is not UTF-8; save it as UTF-8"));
        } catch (IOException e) {
            problems.add(new Problem(new Place(name, 1), "the file cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    static Optional<Section> parse(String text, String name, List<Problem> problems) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(name).setUseMarks(true).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(new Problem(new Place(name, 1), "the file is empty; give it keys or remove it"));
            }
            return root.map(node -> new Section(name, "", node, problems));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(new Problem(new Place(name, line), "not YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(new Problem(new Place(name, 1), "not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }
}
