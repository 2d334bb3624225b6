package mn.sonin.crawler.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The system's Chromium.
 *
 * @param program its file
 * @param sandbox false only where it could not start otherwise, as for root in a container
 */
public record Browser(Path program, boolean sandbox) {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    /**
     * The first one in the folders that programs are looked for in; empty where there is none.
     *
     * @param folders as in PATH
     */
    public static Optional<Browser> find(List<Path> folders, boolean sandbox) {
        return folders.stream()
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, sandbox));
    }

    /** The command that starts it without a window, a memory or anything to say to its makers. */
    List<String> command(Path profile) {
        return List.of(
                program.toString(),
                "--headless",
                sandbox ? "--disable-gpu" : "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-sync",
                "--no-first-run",
                "--no-default-browser-check",
                "--mute-audio",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank");
    }
}
