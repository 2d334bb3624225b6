/**
 * From a source to captures and articles. You bring what the operator configured, an archive and a network; you get passes
 * over sources, imports and a second reading of what is kept, each ending in a named outcome. When a source is due, and how
 * articles are searched, is decided elsewhere.
 */
@NullMarked
package mn.sonin.crawler;

import org.jspecify.annotations.NullMarked;
