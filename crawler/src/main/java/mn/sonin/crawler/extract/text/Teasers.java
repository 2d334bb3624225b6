package mn.sonin.crawler.extract.text;

/**
 * Recognises the beginnings of other stories, which lists of them break off with an ellipsis: several long blocks of one
 * kind, half of its long ones at least, end so.
 */
final class Teasers {
    private static final int LONG = 12;
    private static final int SEVERAL = 3;

    /** How many long blocks there are of each kind. */
    private final int[] all;

    private final int[] brokenOff;

    Teasers(int kinds) {
        all = new int[kinds];
        brokenOff = new int[kinds];
    }

    void count(Block block) {
        if (block.words >= LONG) {
            all[block.kind]++;
            brokenOff[block.kind] += breaksOff(block.text) ? 1 : 0;
        }
    }

    /** To be asked once all blocks of the page are counted. */
    boolean isOne(Block block) {
        return block.words >= LONG
                && brokenOff[block.kind] >= SEVERAL
                && brokenOff[block.kind] * 2 >= all[block.kind]
                && breaksOff(block.text);
    }

    /** In the middle of a word or right behind one; a writer who pauses puts a blank before the dots. */
    private static boolean breaksOff(String text) {
        int end = text.length();
        if (text.endsWith("]") || text.endsWith(")")) {
            end--;
        }
        int dots = text.startsWith("…", end - 1) ? 1 : text.startsWith("...", end - 3) ? 3 : 0;
        int before = end - dots - 1;
        boolean bracketed = before >= 0 && (text.charAt(before) == '[' || text.charAt(before) == '(');
        return dots > 0 && before >= 0 && (bracketed || text.charAt(before) > ' ');
    }
}
