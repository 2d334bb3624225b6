package mn.sonin.crawler.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the numbers of a list from numbers that its headlines begin with: «8 licences issued» keeps its 8 where no 7 stands above it and no 9
 * below. Lines that could not be read may be missing in between.
 */
final class ListNumbers {
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,3})[.)]?\\s+");
    private static final int NONE = -1;

    /** So many lines may be missing between two that were read. */
    private static final int MISSING = 5;

    private ListNumbers() {}

    /** The headlines of one list without its numbers, in their order. */
    static List<String> without(List<String> headlines) {
        int[] numbers = headlines.stream().mapToInt(ListNumbers::number).toArray();
        List<String> bare = new ArrayList<>();
        int last = NONE;
        for (int at = 0; at < numbers.length; at++) {
            boolean own = goesOn(numbers[at], last) || begins(numbers, at);
            last = own ? numbers[at] : last;
            bare.add(own ? NUMBER.matcher(headlines.get(at)).replaceFirst("") : headlines.get(at));
        }
        return bare;
    }

    private static int number(String headline) {
        Matcher number = NUMBER.matcher(headline);
        return number.find() ? Integer.parseInt(number.group(1)) : NONE;
    }

    private static boolean goesOn(int number, int last) {
        return last != NONE && number > last && number <= last + 1 + MISSING;
    }

    /** A list begins, or begins anew, where the next line goes on; a single line may be a list of one. */
    private static boolean begins(int[] numbers, int at) {
        boolean end = at + 1 == numbers.length;
        return end
                ? numbers[at] == 1 && (at == 0 || numbers[at - 1] != NONE)
                : numbers[at] != NONE && goesOn(numbers[at + 1], numbers[at]);
    }
}
