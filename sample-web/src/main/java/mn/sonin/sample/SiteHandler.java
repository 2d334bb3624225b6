package mn.sonin.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mn.sonin.sample.site.Answer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Carries requests to sites and answers back, in the mood of the site. */
final class SiteHandler extends Handler.Abstract {
    private final Map<Connector, SampleSite> sites;

    SiteHandler(Map<Connector, SampleSite> sites) {
        this.sites = Map.copyOf(sites);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SampleSite site = sites.get(request.getConnectionMetaData().getConnector());
        if (site == null) {
            return false;
        }
        site.enter();
        Mood mood = site.mood();
        if (mood instanceof Mood.Unreachable) {
            site.leave(noted(request, 0));
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
            return true;
        }
        Reply reply = Reply.to(request, answer(site, mood, request));
        // Before the last byte is out: a client may ask again the moment it has it.
        site.leave(noted(request, reply.status()));
        reply.write(response, callback);
        return true;
    }

    private static SampleSite.Asked noted(Request request, int status) {
        return new SampleSite.Asked(
                request.getHttpURI().getPathQuery(),
                status,
                Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT))
                        .orElse(""));
    }

    private static Answer answer(SampleSite site, Mood mood, Request request) {
        return switch (mood) {
            case Mood.Answers answers -> Answer.bare(answers.status(), answers.retryAfter());
            case Mood.Redesigned changed -> redesigned(asked(site, request));
            case Mood.Well well -> asked(site, request);
            case Mood.Silent silent -> asked(site, request);
            case Mood.Unreachable gone -> Answer.bare(503, Optional.empty());
        };
    }

    private static Answer asked(SampleSite site, Request request) {
        if (site.refuses()) {
            return Answer.refused();
        }
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValue());
        }
        return site.answer(decoded(request), query);
    }

    private static String decoded(Request request) {
        String path = request.getHttpURI().getDecodedPath();
        return path == null ? "/" : path;
    }

    private static Answer redesigned(Answer answer) {
        return answer.rewritten(answer.text().replaceAll("(class|id)=\"", "$1=\"v2-"));
    }
}
