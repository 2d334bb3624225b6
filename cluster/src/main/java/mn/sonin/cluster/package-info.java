/**
 * One archive for several machines: rows, leases and the plan of harvests in one PostgreSQL database. You bring its address and
 * the name of this node; you get a {@link mn.sonin.archive.store.Store} that any number of nodes may have open. Besides
 * {@code archive.store}, the only package that sees SQL.
 */
@NullMarked
package mn.sonin.cluster;

import org.jspecify.annotations.NullMarked;
