package mn.sonin.indexer.analysis;

/**
 * One spelling for a stem, however its endings have bent it: хурал and хурл-ын, хана and хан-ын, морь and мор-иноос. The final short
 * vowel and sign go, and so does the vowel of the last syllable that comes and goes with the ending.
 */
final class StemKey {
    private StemKey() {}

    static String of(String stem) {
        StringBuilder b = new StringBuilder(stem);
        dropEnd(b);
        dropFleeting(b);
        return b.toString();
    }

    private static void dropEnd(StringBuilder b) {
        int n = b.length();
        if (n < 3) {
            return;
        }
        char last = b.charAt(n - 1);
        char before = b.charAt(n - 2);
        boolean drops = Letters.sign(last)
                || ((Letters.fleeting(last) || last == 'и') && !Letters.vowel(before) && Letters.hasVowel(b, n - 1));
        if (drops) {
            b.setLength(n - 1);
            if (Letters.sign(before) && n > 3) {
                b.setLength(n - 2);
            }
        }
    }

    private static void dropFleeting(StringBuilder b) {
        int n = b.length();
        if (n < 4 || !Letters.consonant(b.charAt(n - 1)) || !Letters.hasVowel(b, n - 3)) {
            return;
        }
        char v = b.charAt(n - 2);
        char c = b.charAt(n - 3);
        if ((Letters.fleeting(v) || v == 'и') && (Letters.consonant(c) || Letters.sign(c))) {
            b.deleteCharAt(n - 2);
            if (Letters.sign(c)) {
                b.deleteCharAt(n - 3);
            }
        }
    }
}
