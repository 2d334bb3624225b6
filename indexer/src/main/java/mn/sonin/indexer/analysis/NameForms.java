package mn.sonin.indexer.analysis;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names with their forms in English and Mongolian: those of CLDR (countries, cities of time zones) and a list of our own. */
final class NameForms {
    /**
     * One name.
     *
     * @param id the same for all forms
     * @param proper whether it is written with a capital
     * @param city whether it is only known from CLDR's cities, which have common words among them
     * @param forms in both languages
     */
    record Name(String id, boolean proper, boolean city, Set<String> forms) {}

    private static final Set<String> COMMON = Set.of("institution", "calendar", "religion", "people", "event", "party");
    private static final ULocale MONGOLIAN = ULocale.forLanguageTag("mn");

    private final Map<String, Name> byId = new LinkedHashMap<>();
    private final Map<String, Name> byForm = new HashMap<>();

    /** Our list's lines (kind, English forms, Mongolian forms, between tabs), then CLDR's names that it does not have. */
    static List<Name> of(Iterable<String> lines) {
        NameForms all = new NameForms();
        for (String line : lines) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] cells = line.split("\t", -1);
                if (cells.length != 3) {
                    throw new IllegalArgumentException("names need three cells between tabs, got \"" + line + "\"");
                }
                List<String> forms = new ArrayList<>(List.of(cells[1].split("\\|", -1)));
                forms.addAll(List.of(cells[2].split("\\|", -1)));
                all.add(!COMMON.contains(cells[0]), false, forms);
            }
        }
        all.addRegions();
        all.addCities();
        return new ArrayList<>(all.byId.values());
    }

    private void addRegions() {
        LocaleDisplayNames english = LocaleDisplayNames.getInstance(ULocale.ENGLISH);
        LocaleDisplayNames mongolian = LocaleDisplayNames.getInstance(MONGOLIAN);
        for (String region : ULocale.getISOCountries()) {
            addPair(english.regionDisplayName(region), mongolian.regionDisplayName(region), false);
        }
    }

    private void addCities() {
        TimeZoneNames english = TimeZoneNames.getInstance(ULocale.ENGLISH);
        TimeZoneNames mongolian = TimeZoneNames.getInstance(MONGOLIAN);
        for (String zone : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL, null, null)) {
            String name = mongolian.getExemplarLocationName(zone);
            String nameInEnglish = english.getExemplarLocationName(zone);
            if (name != null && nameInEnglish != null && !zone.startsWith("Etc/")) {
                addPair(nameInEnglish, name, true);
            }
        }
    }

    private void addPair(String english, String mongolian, boolean city) {
        if (mongolian.chars().anyMatch(c -> Letters.cyrillic((char) c))) {
            List<String> forms = new ArrayList<>(List.of(english, mongolian));
            int bracket = english.indexOf(" (");
            if (bracket > 0) {
                forms.add(english.substring(0, bracket));
            }
            add(true, city, forms);
        }
    }

    /** A form that a name has already makes it the same name. */
    private void add(boolean proper, boolean city, List<String> forms) {
        Name same = null;
        for (String form : forms) {
            Name known = byForm.get(form.toLowerCase(Locale.ROOT));
            same = same == null ? known : same;
        }
        if (same == null) {
            String id = forms.get(0).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
            same = byId.computeIfAbsent(id, i -> new Name(i, proper, city, new LinkedHashSet<>()));
        }
        for (String form : forms) {
            same.forms.add(form);
            byForm.putIfAbsent(form.toLowerCase(Locale.ROOT), same);
        }
    }
}
