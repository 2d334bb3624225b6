package mn.sonin.bench.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Revision;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.bench.harvest.SampleArchive;
import mn.sonin.config.Configuration;
import mn.sonin.sample.JudgedQuery;
import mn.sonin.sample.SampleArticle;
import mn.sonin.sample.SampleWeb;

/** The sample web, harvested into an archive, and the truth about its articles. */
final class SampleNews implements AutoCloseable {
    private final Configuration configuration;
    private final LocalArchive archive;
    private final Map<String, SampleArticle> truth;

    private SampleNews(Configuration configuration, LocalArchive archive, Map<String, SampleArticle> truth) {
        this.configuration = configuration;
        this.archive = archive;
        this.truth = truth;
    }

    /**
     * Harvests it.
     *
     * @param shipped the folder of the shipped configuration
     * @param folder for the archive
     */
    static SampleNews harvest(Path shipped, Path folder, Clock clock) throws IOException {
        try (SampleWeb web = SampleWeb.start()) {
            LocalArchive archive = LocalArchive.open(folder.resolve("home"), Options.standard(clock));
            Configuration configuration = SampleArchive.fill(archive, web, shipped, folder.resolve("config"), clock);
            return new SampleNews(configuration, archive, harvested(archive, web));
        }
    }

    private static Map<String, SampleArticle> harvested(Archive archive, SampleWeb web) {
        Set<String> urls = articles(archive).stream().map(Articles.Change::url).collect(Collectors.toSet());
        return web.articles().stream()
                .filter(article -> urls.contains(article.url()))
                .collect(Collectors.toMap(SampleArticle::url, Function.identity()));
    }

    Configuration configuration() {
        return configuration;
    }

    Archive archive() {
        return archive;
    }

    /** What stands in the archive now. */
    List<Articles.Change> articles() {
        return articles(archive);
    }

    private static List<Articles.Change> articles(Archive archive) {
        List<Articles.Change> current = new ArrayList<>();
        for (long at = 0; at < archive.sequence(); ) {
            Articles.Changes step = archive.articles().changesAfter(at, 1_000);
            step.changes().stream()
                    .filter(change -> change.revision().until() == Revision.CURRENT)
                    .forEach(current::add);
            at = step.upTo();
        }
        return current;
    }

    /** Grades of the articles that answer a query, by address. */
    Map<String, Integer> grades(JudgedQuery query) {
        Map<String, Integer> grades = new HashMap<>();
        truth.forEach((url, article) -> {
            int grade = query.grades().getOrDefault(article.event(), 0);
            if (grade > 0) {
                grades.put(url, grade);
            }
        });
        return grades;
    }

    String language(String url) {
        SampleArticle article = truth.get(url);
        return article == null ? "" : article.language();
    }

    @Override
    public void close() {
        archive.close();
    }
}
