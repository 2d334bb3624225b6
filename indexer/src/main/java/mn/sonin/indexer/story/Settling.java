package mn.sonin.indexer.story;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.story.Kinship.Likeness;
import mn.sonin.indexer.story.Neighbours.Settled;
import mn.sonin.indexer.story.Reader.Reading;
import mn.sonin.indexer.story.Story.Joined;
import mn.sonin.indexer.story.Story.Role;

/** Decides to which story an article belongs. One thread at a time, in the order of the archive's sequence. */
final class Settling {
    /** As many shared traits as a reader wants to see. */
    private static final int TOLD = 8;

    /** So many articles of a story suffice that are this near to what one would have to be. */
    private static final int WITNESSES = 2;

    private static final double NEARLY = 0.75;

    private static final Comparator<Match> LIKEST = Comparator.comparingDouble(
                    (Match match) -> match.likeness.reached())
            .reversed()
            .thenComparing(match -> match.settled.telling().article());

    private final Commonness commonness;
    private final Neighbours neighbours;
    private final Kinship kinship;

    /** What was decided. */
    record Decision(Reading reading, String story, Role role, Optional<Joined> joined) {}

    Settling(Commonness commonness, Neighbours neighbours) {
        this.commonness = commonness;
        this.neighbours = neighbours;
        this.kinship = new Kinship(commonness);
    }

    Decision settle(Reading reading) throws IOException {
        Telling telling = reading.telling();
        List<Settled> near = neighbours.of(telling, reading.template());
        Decision decision = near.stream().anyMatch(other -> Kinship.instalments(telling, other.telling()))
                ? new Decision(reading, telling.article(), Role.SERIES, Optional.empty())
                : among(reading, near);
        for (int trait : telling.traits()) {
            commonness.add(trait, 1);
        }
        commonness.articles(1);
        neighbours.add(new Settled(telling, decision.story(), decision.role()), reading.template());
        return decision;
    }

    /** The story of the likeliest article; several that are nearly as like speak for their story together. */
    private Decision among(Reading reading, List<Settled> near) {
        Telling telling = reading.telling();
        Map<String, List<Match>> byStory = near.stream()
                .filter(other -> other.role() != Role.SERIES)
                .map(other -> new Match(other, kinship.of(telling, other.telling())))
                .filter(match -> match.likeness.reached() >= NEARLY)
                .sorted(LIKEST)
                .collect(Collectors.groupingBy(match -> match.settled.story(), TreeMap::new, Collectors.toList()));
        return byStory.values().stream()
                .filter(Settling::reached)
                .map(List::getFirst)
                .min(LIKEST)
                .map(match -> joined(reading, match))
                .orElseGet(() -> new Decision(reading, telling.article(), Role.OWN, Optional.empty()));
    }

    private static boolean reached(List<Match> matches) {
        return matches.getFirst().likeness.sameEvent() || matches.size() >= WITNESSES;
    }

    private static Decision joined(Reading reading, Match match) {
        Telling telling = reading.telling();
        Telling other = match.settled.telling();
        Joined joined = new Joined(
                new ArticleId(other.article()),
                match.likeness.value(),
                telling.hoursFrom(other),
                match.likeness.shared().stream()
                        .limit(TOLD)
                        .map(trait -> reading.words().getOrDefault(trait, ""))
                        .filter(word -> !word.isBlank())
                        .distinct()
                        .toList());
        return new Decision(reading, match.settled.story(), role(reading, match), Optional.of(joined));
    }

    private static Role role(Reading reading, Match match) {
        boolean other =
                !reading.telling().source().equals(match.settled.telling().source());
        if (other && match.likeness.text() >= 0.5) {
            return Role.REPRINT;
        }
        if (other && reading.credited()) {
            return reading.telling().sameLanguage(match.settled.telling()) ? Role.REPRINT : Role.TRANSLATION;
        }
        return Role.OWN;
    }

    private record Match(Settled settled, Likeness likeness) {}
}
