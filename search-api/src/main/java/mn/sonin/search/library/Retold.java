package mn.sonin.search.library;

import mn.sonin.indexer.story.Story;

/**
 * An article that tells an event.
 *
 * @param title what its headline says now
 */
public record Retold(Story.Member member, String title) {}
