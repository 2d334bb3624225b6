package mn.sonin.search.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is said to whoever sends no proper request, before any route is asked: as little as possible, with every header that protects. */
final class Refusals extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        Headers.COMMON.forEach((name, value) -> response.getHeaders().put(name, value));
        Content.Sink.write(response, true, said(response), callback);
        return true;
    }

    /** An address that is too long comes of too long a query, which is a mistake like any other in a query. */
    private static String said(Response response) {
        if (response.getStatus() != HttpStatus.URI_TOO_LONG_414) {
            return "The request was not understood.\n";
        }
        response.setStatus(HttpStatus.BAD_REQUEST_400);
        return "The address is longer than %d bytes; each parameter, also the query in q, may have %d characters. Leave some words out.\n"
                .formatted(HttpServer.HEADER_BYTES, Parameter.LONGEST);
    }
}
