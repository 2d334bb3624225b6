package mn.sonin.cli;

import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.story.StoryIndex;

/** Brings stories and index to the end of the archive, in this order. Neither is closed with it. */
record Following(StoryIndex stories, Indexing index) implements Indexing {
    /** Articles are found where their stories cannot be told too. */
    @Override
    public long follow(Progress progress) {
        try {
            stories.follow((articles, sequence, end) -> {});
        } catch (RuntimeException e) {
            index.follow(progress);
            throw e;
        }
        return index.follow(progress);
    }

    @Override
    public long rebuild(Progress progress) {
        stories.rebuild((articles, sequence, end) -> {});
        return index.rebuild(progress);
    }

    @Override
    public void close() {}
}
