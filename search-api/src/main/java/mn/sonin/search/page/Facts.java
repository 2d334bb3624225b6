package mn.sonin.search.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;

/** Every value of an article with what it rests on, in words. */
final class Facts {
    private static final int OPENING = 80;

    private Facts() {}

    static List<ArticlePage.Fact> of(Content content, Instant firstSeen, ZoneId zone, Words words) {
        String language = content.language().value();
        List<ArticlePage.Fact> facts = new ArrayList<>();
        facts.add(text("title", content.title(), language, words));
        content.subtitle().ifPresent(value -> facts.add(text("subtitle", value, language, words)));
        content.authors().forEach(value -> facts.add(text("author", value, language, words)));
        content.agencies().forEach(value -> facts.add(text("agency", value, language, words)));
        content.origin().ifPresent(value -> facts.add(text("origin", value, language, words)));
        content.text().ifPresent(value -> facts.add(text("text", opening(value), language, words)));
        content.published().ifPresent(value -> facts.add(time("published", value, zone, words)));
        content.modified().ifPresent(value -> facts.add(time("modified", value, zone, words)));
        facts.add(new ArticlePage.Fact(
                words.say("fact.language"),
                words.name("language", language),
                words.language(),
                words.name("basis", content.language().basis().word()),
                content.language().detail()));
        facts.add(new ArticlePage.Fact(
                words.say("fact.first-seen"),
                words.time(firstSeen, zone),
                words.language(),
                words.say("basis.first-seen"),
                ""));
        return facts;
    }

    /** The text stands whole above; here its first words tell which value is meant. */
    private static Attested<String> opening(Attested<String> text) {
        String value = text.value();
        int end = value.length() <= OPENING ? value.length() : value.lastIndexOf(' ', OPENING);
        String opening = end == value.length() ? value : value.substring(0, end < 0 ? OPENING : end) + " …";
        return new Attested<>(opening, text.basis(), text.detail());
    }

    private static ArticlePage.Fact text(String label, Attested<String> value, String language, Words words) {
        return new ArticlePage.Fact(
                words.say("fact." + label),
                value.value(),
                language,
                words.name("basis", value.basis().word()),
                value.detail());
    }

    private static ArticlePage.Fact time(String label, Attested<Moment> value, ZoneId zone, Words words) {
        return new ArticlePage.Fact(
                words.say("fact." + label),
                words.time(value.value(), zone),
                words.language(),
                words.name("basis", value.basis().word()),
                value.detail());
    }
}
