package mn.sonin.indexer.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Configuration;
import mn.sonin.config.Names;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.analysis.Expansions.Entry;
import mn.sonin.indexer.analysis.Expansions.Form;

/** All that has a name: topics, sources, and the people, places, companies of the dictionary. Made once of a configuration; immutable. */
final class Catalogue {
    private static final String NAME = "name";

    private final Configuration configuration;
    private final Expansions dictionary;
    private final List<Named> all = new ArrayList<>();

    /**
     * Something with a name.
     *
     * @param kind {@code topic}, {@code source} or {@code name}
     * @param query that finds it
     * @param forms its names in both languages
     * @param sounds of its names
     * @param term under which the index has it; empty for what need not be there
     */
    record Named(String kind, String query, List<String> forms, List<String> sounds, Optional<String> term) {}

    Catalogue(Configuration configuration, Expansions dictionary) {
        this.configuration = configuration;
        this.dictionary = dictionary;
        for (Topic topic : configuration.topics()) {
            add("topic", "topic:" + topic.id(), forms(topic.names()), Optional.empty());
        }
        for (Source source : configuration.sources()) {
            add("source", "source:" + source.id(), forms(source.names()), Optional.empty());
        }
        for (Entry entry : dictionary.entries()) {
            if (entry.kind().equals(NAME)) {
                List<String> forms = entry.forms().stream().map(Form::text).toList();
                add(NAME, "", forms, Optional.of("@" + entry.id().substring(NAME.length() + 1)));
            }
        }
    }

    private static List<String> forms(Names names) {
        return List.of(names.en(), names.mn());
    }

    private void add(String kind, String query, List<String> forms, Optional<String> term) {
        all.add(new Named(kind, query, forms, forms.stream().map(Sounding::of).toList(), term));
    }

    /** Whether it was made of these. */
    boolean of(Configuration other, Expansions words) {
        return dictionary.equals(words)
                && configuration.topics().equals(other.topics())
                && configuration.sources().equals(other.sources());
    }

    /** What has a name with a word that begins so, as it sounds. */
    List<Named> beginning(String typed) {
        String sound = Sounding.of(typed);
        return all.stream()
                .filter(named -> named.sounds().stream().anyMatch(name -> Sounding.begins(name, sound)))
                .toList();
    }
}
