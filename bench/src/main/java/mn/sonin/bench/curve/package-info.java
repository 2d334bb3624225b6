/**
 * How Sonin's index grows from ten thousand articles to ten million: you bring sizes and a folder, and get making, answers, memory and start for
 * each, as JSON, a table and a picture. Each size is made and asked in processes of its own.
 */
@NullMarked
package mn.sonin.bench.curve;

import org.jspecify.annotations.NullMarked;
