/**
 * Whether the server is well. You bring {@link mn.sonin.search.health.Vitals}, each of which looks at one part; you get
 * {@link mn.sonin.search.health.Health}, which says how each part fares now and what the operator should do about one that is
 * not well. It mends nothing.
 */
@NullMarked
package mn.sonin.search.health;

import org.jspecify.annotations.NullMarked;
