package mn.sonin.sample.content;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Sets every outlet to work on every event. The same seed gives the same articles, word for word.
 */
public final class Newsroom {
    private static final ZoneOffset ULAANBAATAR = ZoneOffset.ofHours(8);

    /** How many outlets tell an event of each reach, per language. */
    private static final List<Integer> TELLERS = List.of(2, 3, 6);

    private final Press press;
    private final long seed;
    private final List<Telling> tellings = new ArrayList<>();

    private Newsroom(Press press, long seed) {
        this.press = press;
        this.seed = seed;
    }

    /** All articles of all editions, outlet by outlet in the order of time. */
    public static List<Telling> tellings(Press press, long seed) {
        Newsroom newsroom = new Newsroom(press, seed);
        for (int n = 0; n < press.events().size(); n++) {
            newsroom.cover(press.events().get(n), n);
        }
        newsroom.tellings.addAll(new Series(press, seed).tellings());
        return newsroom.numbered();
    }

    private void cover(Event event, int n) {
        List<Telling> mongolian = originals(event, Language.MONGOLIAN);
        List<Telling> english = originals(event, Language.ENGLISH);
        tellings.addAll(mongolian);
        tellings.addAll(english);
        if (n % 3 == 0) {
            copy(english.getFirst(), "capitalpost", Kind.REPRINT);
        }
        if (n % 3 == 1) {
            copy(mongolian.getFirst(), "gobi", Kind.REPRINT);
        }
        if (n % 2 == 0) {
            copy(n % 4 == 0 ? open(english) : open(mongolian), "toim", Kind.REPRINT);
        }
        if (n % 3 == 0) {
            translate(event, mongolian.getFirst());
        }
    }

    /** The last one that a colleague could read. */
    private static Telling open(List<Telling> originals) {
        return originals.stream()
                .filter(telling -> !telling.outlet().blocked())
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private List<Telling> originals(Event event, Language language) {
        List<Telling> originals = new ArrayList<>();
        List<Outlet> outlets = outlets(event, language);
        for (int turn = 0; turn < outlets.size(); turn++) {
            originals.add(original(event, outlets.get(turn), language, turn));
        }
        return originals;
    }

    /** Who tells the event in this language; those who keep robots out come on top. */
    private List<Outlet> outlets(Event event, Language language) {
        List<Outlet> outlets = new ArrayList<>(press.outlets().stream()
                .filter(outlet -> outlet.languages().contains(language) && outlet.covers(event.section()))
                .filter(outlet -> !outlet.house().contains("copies-only"))
                .toList());
        Collections.shuffle(outlets, chance(event.id() + language.code()));
        List<Outlet> open = outlets.stream().filter(outlet -> !outlet.blocked()).toList();
        int enough = Math.min(open.size(), TELLERS.get(event.reach() - 1));
        List<Outlet> chosen = new ArrayList<>(open.subList(0, enough));
        outlets.stream().filter(Outlet::blocked).limit(event.reach() - 1).forEach(chosen::add);
        return chosen;
    }

    private Telling original(Event event, Outlet outlet, Language language, int turn) {
        Draft draft = new Draft(press, event, outlet, language, turn);
        Random chance = chance(event.id() + outlet.id() + language.code());
        int luck = chance.nextInt(40);
        OffsetDateTime published = OffsetDateTime.of(event.day(), LocalTime.of(8, 30), ULAANBAATAR)
                .plusMinutes(turn * 55L + chance.nextInt(50));
        return new Telling(
                outlet,
                0,
                draft.slug(),
                language,
                Kind.ORIGINAL,
                event.id(),
                event.topics(),
                event.section(),
                draft.headline(),
                luck < 4 ? draft.otherHeadline() : Optional.empty(),
                draft.paragraphs(chance),
                outlet.reporters().get(chance.nextInt(outlet.reporters().size())),
                Optional.empty(),
                published,
                event.edition(),
                luck == 39 && event.edition() == 1 ? OptionalInt.of(2) : OptionalInt.empty());
    }

    /** Prints the text again at another outlet, unless that outlet has told the event itself. */
    private void copy(Telling source, String at, Kind kind) {
        boolean told = tellings.stream()
                .anyMatch(telling -> telling.event().equals(source.event())
                        && telling.language() == source.language()
                        && telling.outlet().id().equals(at));
        if (!told) {
            tellings.add(taken(source, outlet(at), kind, source.language(), source.headline(), source.paragraphs()));
        }
    }

    /** A Mongolian text in hasty English, as machines translate: articles are dropped. */
    private void translate(Event event, Telling source) {
        Outlet beat = outlet("beat");
        Draft draft = new Draft(press, event, beat, Language.ENGLISH, 1);
        List<String> hasty = draft.paragraphs(chance(event.id() + "beat")).stream()
                .map(text -> text.replace(" the ", " ").replace(" a ", " ").replace("The ", ""))
                .toList();
        String headline = draft.headline().replace(" the ", " ").replace(" a ", " ");
        tellings.add(taken(source, beat, Kind.TRANSLATION, Language.ENGLISH, headline, hasty));
    }

    private Telling taken(
            Telling source, Outlet at, Kind kind, Language language, String headline, List<String> paragraphs) {
        return new Telling(
                at,
                0,
                source.slug(),
                language,
                kind,
                source.event(),
                source.topics(),
                source.section(),
                headline,
                Optional.empty(),
                paragraphs,
                at.name(language),
                Optional.of(source.outlet().id()),
                source.published().plusHours(5).plusMinutes(source.slug().length()),
                source.edition(),
                OptionalInt.empty());
    }

    private Outlet outlet(String id) {
        return press.outlets().stream()
                .filter(outlet -> outlet.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("outlets.tsv has no \"" + id + "\""));
    }

    private List<Telling> numbered() {
        List<Telling> numbered = new ArrayList<>();
        for (Outlet outlet : press.outlets()) {
            int number = outlet.firstNumber();
            for (Telling telling : inOrderOfTime(outlet)) {
                numbered.add(telling.numbered(number));
                number += 1 + telling.headline().length() % 7;
            }
        }
        return List.copyOf(numbered);
    }

    private List<Telling> inOrderOfTime(Outlet outlet) {
        return tellings.stream()
                .filter(telling -> telling.outlet().id().equals(outlet.id()))
                .sorted(Comparator.comparing(Telling::published).thenComparing(telling -> telling.headline()))
                .toList();
    }

    private Random chance(String what) {
        return new Random(seed * 31 + what.hashCode());
    }
}
