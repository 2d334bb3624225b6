package mn.sonin.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.ServiceLoader;
import mn.sonin.archive.Archive;
import mn.sonin.config.Settings;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Indexing.Progress;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.answer.LuceneViews;
import mn.sonin.indexer.answer.Searchable;
import mn.sonin.indexer.answer.SharedIndex;
import mn.sonin.indexer.index.IndexVerification;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.index.WrittenIndex;

/** Where the configuration wants the index to be: inside the home, or in a cluster. */
final class Indexes {
    static final String PASSWORD = "SONIN_OPENSEARCH_PASSWORD";

    /** The index's place inside a home. */
    private static final String FOLDER = "index";

    private Indexes() {}

    /** An index that is brought along its archive. */
    record Written(Indexing indexing, Searchable searchable, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /** An index that is only read. */
    record Read(Searchable searchable, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /**
     * Opens the index of an archive for writing, or begins one.
     *
     * @throws IndexException where that cannot be, with the reason
     * @throws Failure where the kind of index that the settings ask for cannot be had
     */
    static Written writing(Path home, Archive archive, Settings settings, Clock clock) {
        return settings.openSearch()
                .map(where -> {
                    SharedIndex index = shared(where);
                    try {
                        return new Written(index.following(archive, settings.zone()), index.searchable(), index::close);
                    } catch (RuntimeException e) {
                        index.close();
                        throw e;
                    }
                })
                .orElseGet(() -> alone(home, archive, settings, clock));
    }

    /** The same inside the home, whatever the settings say. */
    static Written alone(Path home, Archive archive, Settings settings, Clock clock) {
        LuceneIndex index = LuceneIndex.open(home.resolve(FOLDER), archive, wording(), settings.zone());
        return new Written(index, new LuceneViews(index, clock), index::close);
    }

    /**
     * Opens the index for reading, while another program may write to it.
     *
     * @throws IndexException where there is none yet, or it cannot be read
     * @throws Failure as {@link #writing}
     */
    static Read reading(Path home, Settings settings, Clock clock) {
        return settings.openSearch()
                .map(where -> {
                    SharedIndex index = shared(where);
                    return new Read(index.searchable(), index::close);
                })
                .orElseGet(() -> {
                    WrittenIndex index = WrittenIndex.open(home.resolve(FOLDER), wording());
                    return new Read(new LuceneViews(index, clock), index::close);
                });
    }

    /** Looks at every document of the index against its row; changes nothing. */
    static IndexVerification.Report verify(Path home, Archive archive, Settings settings, Progress progress) {
        if (settings.openSearch().isEmpty()) {
            return IndexVerification.of(home.resolve(FOLDER), archive, wording(), progress);
        }
        try (SharedIndex index = shared(settings.openSearch().get())) {
            return index.verify(archive, settings.zone(), progress);
        }
    }

    private static Wording wording() {
        return new Wording(Analyzers.bundled());
    }

    private static SharedIndex shared(Settings.OpenSearch where) {
        return kind().at(where, password(where, Optional.ofNullable(System.getenv(PASSWORD))), wording());
    }

    /**
     * The password of the cluster's user, as it was given; empty where the cluster asks for none.
     *
     * @throws Failure where a user has none
     */
    static Optional<String> password(Settings.OpenSearch where, Optional<String> given) {
        if (where.user().isPresent() && given.filter(word -> !word.isBlank()).isEmpty()) {
            throw new Failure("opensearch.user needs its password in the environment variable %s, which is not set"
                    .formatted(PASSWORD));
        }
        return given;
    }

    /** The module that brings such indexes; the launcher puts it on the class path where the configuration asks for it. */
    private static SharedIndex.Kind kind() {
        return ServiceLoader.load(SharedIndex.Kind.class)
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                "index: opensearch needs the files of the folder \"cluster\" beside \"lib\", which the launcher loads where sonin.yaml has the line \"index: opensearch\"; take the whole distribution and start it with its launcher, or write index: embedded"));
    }
}
