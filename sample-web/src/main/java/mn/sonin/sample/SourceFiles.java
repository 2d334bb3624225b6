package mn.sonin.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mn.sonin.sample.content.Texts;

/** The source file of each site, with its address filled in. */
final class SourceFiles {
    private final SampleWeb web;

    SourceFiles(SampleWeb web) {
        this.web = web;
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (SampleSite site : web.sites()) {
            Files.writeString(folder.resolve(site.id() + ".yaml"), filled(site));
        }
    }

    private String filled(SampleSite site) {
        String base = site.home().toString();
        return Texts.read("sources/" + site.id() + ".yaml")
                .replace("{base}", base.substring(0, base.length() - 1))
                .replace("{mirror}", web.mirror().getHost());
    }
}
