package mn.sonin.search.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
import mn.sonin.search.http.Reply;
import mn.sonin.search.question.Address;

/** Turns views into pages. */
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());
    private final Assets assets;

    Templates(Assets assets) {
        this.assets = assets;
    }

    /** What stands around a page without a feed and without charts. */
    Chrome chrome(Words words, String title, String section, Address here) {
        return new Chrome(words, assets, title, section, here, Optional.empty(), false);
    }

    Reply render(String template, Chrome chrome, Object view) {
        return Reply.html(text(template, Map.of("page", chrome, "view", view)));
    }

    /** Part of a page, for a script to put in its place. */
    Reply fragment(String template, Map<String, Object> values) {
        return Reply.html(text(template, values));
    }

    String text(String template, Map<String, Object> values) {
        StringOutput out = new StringOutput(16 * 1024);
        engine.render(template + ".jte", values, out);
        return out.toString();
    }
}
