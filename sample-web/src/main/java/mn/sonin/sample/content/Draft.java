package mn.sonin.sample.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One outlet's choice among the sentences of an event. */
final class Draft {
    private final Press press;
    private final Event event;
    private final Outlet outlet;
    private final Language language;
    private final int turn;

    /**
     * @param turn how many outlets told the event in this language before, so that neighbours choose differently
     */
    Draft(Press press, Event event, Outlet outlet, Language language, int turn) {
        this.press = press;
        this.event = event;
        this.outlet = outlet;
        this.language = language;
        this.turn = turn;
    }

    String headline() {
        return styled(chosen(turn));
    }

    /** Another headline for the same text; empty where the house would print the same one. */
    Optional<String> otherHeadline() {
        return Optional.of(styled(chosen(turn + 1))).filter(other -> !other.equals(headline()));
    }

    private String chosen(int n) {
        List<String> headlines = event.in(language).headlines();
        return headlines.get(n % headlines.size());
    }

    private String styled(String headline) {
        String spelled = press.spelled(headline, outlet);
        boolean capitals = outlet.house().contains("capitals") && turn % 2 == 0;
        return capitals ? spelled.toUpperCase(Locale.ROOT) : spelled;
    }

    List<String> paragraphs(RandomGenerator chance) {
        Wording wording = event.in(language);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(wording.leads().get(turn % wording.leads().size()));
        paragraphs.addAll(facts(wording));
        if (!wording.quotes().isEmpty() && (turn + outlet.id().length()) % 3 != 0) {
            String quote = wording.quotes().get(turn % wording.quotes().size());
            paragraphs.add(1 + chance.nextInt(paragraphs.size()), quote);
        }
        background(chance).ifPresent(paragraphs::add);
        return paragraphs.stream().map(text -> press.spelled(text, outlet)).toList();
    }

    /** All facts but one, beginning with another one at each outlet. */
    private List<String> facts(Wording wording) {
        List<String> facts = new ArrayList<>(wording.facts());
        Collections.rotate(facts, -turn);
        return facts.size() > 2 && turn % 2 == 1 ? facts.subList(0, facts.size() - 1) : facts;
    }

    private Optional<String> background(RandomGenerator chance) {
        return event.topics().stream()
                .sorted()
                .map(topic -> press.backgrounds().getOrDefault(topic + "/" + language.code(), List.of()))
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .map(texts -> texts.get(chance.nextInt(texts.size())));
    }

    /** Words for an address: those of the usual English headline. */
    String slug() {
        List<String> words = new ArrayList<>();
        String headline = event.in(Language.ENGLISH)
                .headlines()
                .get(turn % event.in(Language.ENGLISH).headlines().size());
        for (String word : headline.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", 0)) {
            if (!word.isEmpty() && words.size() < 8) {
                words.add(word);
            }
        }
        return String.join("-", words);
    }
}
