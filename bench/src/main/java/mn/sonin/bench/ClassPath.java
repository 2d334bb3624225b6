package mn.sonin.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The class path of this program, made of jars alone: of these Java keeps loaded classes, so that the next start is quick. */
public final class ClassPath {
    private ClassPath() {}

    /** Packs each folder of classes into a jar in this folder; a build that runs meanwhile is no matter then. */
    public static String packed(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve(packed.size() + ".jar");
                pack(path, jar);
                packed.add(jar.toString());
            } else if (Files.isRegularFile(path)) {
                packed.add(entry);
            }
        }
        return String.join(File.pathSeparator, packed);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(classes)) {
            paths = all.filter(path -> !path.equals(classes)).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packing = new JarOutputStream(out)) {
            packing.setLevel(0);
            for (Path path : paths) {
                String name = classes.relativize(path).toString();
                // Folders too: migrations are found by looking into theirs.
                packing.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, packing);
                }
                packing.closeEntry();
            }
        }
    }
}
