package mn.sonin.search.library;

import mn.sonin.archive.Feeds.Feed;

/**
 * A feed of a source as it is known.
 *
 * @param advice what to do about it, for the operator; empty where nothing is to be done
 */
public record FeedState(Feed feed, String advice) {}
