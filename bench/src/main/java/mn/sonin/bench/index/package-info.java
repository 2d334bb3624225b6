/** Generated articles, always the same, for measurements that need many: you bring a number, and get as many articles of news in two languages. */
@NullMarked
package mn.sonin.bench.index;

import org.jspecify.annotations.NullMarked;
