package mn.sonin.sample.site;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a site's route table.
 *
 * @param path what the whole path must match
 * @param answer what is said; the match gives the path's parts
 */
record Route(Pattern path, Handler answer) {
    /** Answers a visit whose path matched. */
    interface Handler {
        Answer answer(Visit visit, Matcher path);
    }

    static Route on(String path, Handler answer) {
        return new Route(Pattern.compile(path), answer);
    }

    static Route on(String path, Function<Visit, Answer> answer) {
        return on(path, (visit, match) -> answer.apply(visit));
    }

    Optional<Answer> tried(Visit visit) {
        Matcher match = path.matcher(visit.path());
        return match.matches() ? Optional.of(answer.answer(visit, match)) : Optional.empty();
    }
}
