/**
 * The hot paths one by one, with JMH: you bring nothing and get times with their spread, each beside a named peer or limit of the same run.
 * Each benchmark stands with what it measures, and says by {@link mn.sonin.bench.hot.Beside} what it is measured against.
 */
@NullMarked
package mn.sonin.bench.hot;

import org.jspecify.annotations.NullMarked;
