package mn.sonin.indexer.analysis;

/** Numbers and dates in one spelling: {@code 10,000} is {@code 10000}, {@code 2,7} is {@code 2.7}, {@code 2025/3/4} is {@code 2025.03.04}. */
final class Numbers {
    private Numbers() {}

    /** The end of a date that begins at the place given, year first, or -1. */
    static int dateEnd(char[] text, int from, int length) {
        int year = digits(text, from, length);
        if (year - from != 4 || year >= length || "./-".indexOf(text[year]) < 0) {
            return -1;
        }
        int month = digits(text, year + 1, length);
        int inMonth = month - year - 1;
        if (inMonth < 1 || inMonth > 2 || month >= length || text[month] != text[year]) {
            return -1;
        }
        int day = digits(text, month + 1, length);
        int inDay = day - month - 1;
        return inDay < 1 || inDay > 2 ? -1 : day;
    }

    private static int digits(char[] text, int from, int length) {
        int i = from;
        while (i < length && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i;
    }

    static String fold(String s) {
        char[] all = s.toCharArray();
        if (dateEnd(all, 0, all.length) == all.length) {
            String[] parts = s.split("[./-]", -1);
            return parts[0] + '.' + two(parts[1]) + '.' + two(parts[2]);
        }
        StringBuilder b = new StringBuilder(s.length());
        for (int i = 0; i < all.length; i++) {
            if (all[i] != ',') {
                b.append(all[i]);
            } else if (digits(all, i + 1, all.length) - i != 4) {
                b.append('.');
            }
        }
        return b.toString();
    }

    private static String two(String part) {
        return part.length() == 1 ? "0" + part : part;
    }
}
