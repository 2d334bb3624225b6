package mn.sonin.opensearch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mn.sonin.archive.Archive;
import mn.sonin.config.Settings;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.answer.Searchable;
import mn.sonin.indexer.answer.SharedIndex;
import mn.sonin.shards.OpenSearchIndex;

/** Newsrooms keep their index in the node of this program, each in one of its own, as long as they are open. */
public final class InCluster implements Newsroom.Kept {
    @Override
    public Index open(Path folder, Archive archive) {
        String name = "test-" + UUID.randomUUID();
        SharedIndex index = index(List.of(OneNode.get().address()), name, 1, 0);
        Indexing indexing = index.following(archive, Newsroom.ZONE);
        return new Index() {
            @Override
            public Indexing indexing() {
                return indexing;
            }

            @Override
            public Searchable searchable() {
                return index.searchable();
            }

            @Override
            public void close() {
                index.close();
                drop(name);
            }
        };
    }

    /** An index as the configuration would name it. */
    static SharedIndex index(List<URI> nodes, String name, int shards, int replicas) {
        Settings.OpenSearch where = new Settings.OpenSearch(nodes, name, shards, replicas, Optional.empty());
        return new OpenSearchIndex.Located().at(where, Optional.empty(), Newsroom.WORDING);
    }

    /** Throws an index away. */
    static void drop(String name) {
        try {
            for (String making : News.done(OneNode.get().ask("GET", "/_alias/" + name, ""))
                    .body()
                    .keySet()) {
                News.done(OneNode.get().ask("DELETE", "/" + making, ""));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
