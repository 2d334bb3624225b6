package mn.sonin.search.http;

import org.eclipse.jetty.http.HttpHeader;
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
        Content.Sink.write(response, true, "The request was not understood.\n", callback);
        return true;
    }
}
