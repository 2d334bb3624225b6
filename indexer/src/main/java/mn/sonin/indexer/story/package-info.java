/**
 * Which articles tell one event: you bring an archive to follow, and get for each article its story, why it was put there, and who copied whom.
 * {@link mn.sonin.indexer.story.StoryIndex} is the door. An article's story is settled once, by what came before it in the archive's
 * sequence, so ids never change and a rebuild comes to the same; what readers see of a story is left out.
 */
@NullMarked
package mn.sonin.indexer.story;

import org.jspecify.annotations.NullMarked;
