/**
 * One list of routes, served. You bring {@link mn.sonin.search.http.Route}s whose handlers turn what was
 * {@link mn.sonin.search.http.Asked} into a {@link mn.sonin.search.http.Reply}; you get a running
 * {@link mn.sonin.search.http.HttpServer} with checked parameters, one error shape, validators, limits and headers, and the
 * description of it all as OpenAPI. What is asked and answered it does not know, and it is the only package that sees
 * Javalin.
 */
@NullMarked
package mn.sonin.search.http;

import org.jspecify.annotations.NullMarked;
