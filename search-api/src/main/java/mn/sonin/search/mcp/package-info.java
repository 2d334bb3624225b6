/**
 * The archive as tools for an assistant, over the Model Context Protocol. You bring the routes that programs ask; you get
 * {@link mn.sonin.search.mcp.Toolbox}, which offers some of them as tools, over HTTP as one more route or over two streams.
 * What a tool finds it leaves to the routes, and how the protocol goes to its official SDK, which no other package sees.
 */
@NullMarked
package mn.sonin.search.mcp;

import org.jspecify.annotations.NullMarked;
