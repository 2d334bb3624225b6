package mn.sonin.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import mn.sonin.indexer.answer.Queries;
import mn.sonin.indexer.query.TopicQueries;
import mn.sonin.indexer.query.Vocabulary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.NodeList;

/** The list of classes in pom.xml that go into the plugin: what is missing there is missing in a node, and ends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackedClassesTest {
    /** They are packed beside others that a node needs, and work for an archive that is not there. */
    private static final Set<String> NEVER_ASKED =
            Set.of("mn.sonin.indexer.SearchAnswer$Hit", TopicQueries.class.getName(), Vocabulary.class.getName());

    private List<Packed> packed = List.of();
    private JavaClasses classes = new ClassFileImporter().importClasses();

    /**
     * A line of the list.
     *
     * @param classes which files it means
     */
    private record Packed(String line, PathMatcher classes) {
        boolean means(String name) {
            return classes.matches(Path.of(name.replace('.', '/') + ".class"));
        }
    }

    @BeforeAll
    void read() throws Exception {
        NodeList includes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("include");
        packed = IntStream.range(0, includes.getLength())
                .mapToObj(each -> includes.item(each).getTextContent())
                .filter(line -> line.startsWith("mn/sonin/"))
                .map(line -> new Packed(line, FileSystems.getDefault().getPathMatcher("glob:" + line)))
                .toList();
        classes = new ClassFileImporter()
                .importUrls(Stream.of(MongolianPlugin.class, Queries.class)
                        .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                        .toList());
    }

    @Test
    void whatAPackedClassUsesIsPackedToo() {
        Set<String> missing = new TreeSet<>();
        classes.stream()
                .filter(each -> isPacked(each.getName()))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .filter(use -> isMissing(use.getTargetClass().getBaseComponentType()))
                .filter(use -> !isOfAnArchive(use))
                .forEach(use -> missing.add("%s, which %s uses"
                        .formatted(
                                use.getTargetClass().getBaseComponentType().getName(),
                                use.getOriginClass().getName())));

        assertThat(missing)
                .as("classes that opensearch-plugin/pom.xml does not put into the plugin: add an <include> for each")
                .isEmpty();
    }

    @Test
    void everyLineOfTheListIsOfUse() {
        assertThat(packed).isNotEmpty();
        assertThat(packed.stream()
                        .filter(line -> classes.stream().noneMatch(each -> line.means(each.getName())))
                        .map(Packed::line))
                .as("lines of opensearch-plugin/pom.xml that no class is of any more: take each <include> away")
                .isEmpty();
    }

    private boolean isPacked(String name) {
        return name.startsWith("mn.sonin.opensearch.") || packed.stream().anyMatch(line -> line.means(name));
    }

    private boolean isMissing(JavaClass used) {
        return used.getName().startsWith("mn.sonin.") && !isPacked(used.getName());
    }

    private static boolean isOfAnArchive(Dependency use) {
        String used = use.getTargetClass().getName();
        return NEVER_ASKED.contains(use.getOriginClass().getName())
                && (used.startsWith("mn.sonin.config.") || used.startsWith("mn.sonin.archive."));
    }
}
