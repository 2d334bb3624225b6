package mn.sonin.search.library;

import mn.sonin.indexer.story.Story;

/**
 * Another article that tells the same event.
 *
 * @param title what its headline says now
 */
public record Retold(Story.Member member, String title) {}
