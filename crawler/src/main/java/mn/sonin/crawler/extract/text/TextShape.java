package mn.sonin.crawler.extract.text;

/** The look of a text, whatever its language. */
record TextShape(
        int letters, int digits, int sentences, int commas, int capitals, int shortWords, int titleWords, boolean bar) {
    private static final int SHORT_WORD = 3;
    private static final String SENTENCE_ENDS = ".!?…。！？؟।";

    static TextShape of(String text) {
        int letters = 0;
        int digits = 0;
        int sentences = 0;
        int commas = 0;
        int capitals = 0;
        int shortWords = 0;
        int titleWords = 0;
        boolean bar = false;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Letters.isLetterOrDigit(c)) {
                start = start < 0 ? i : start;
                letters++;
                digits += Letters.isDigit(c) ? 1 : 0;
                capitals += Letters.isUpperCase(c) ? 1 : 0;
                continue;
            }
            if (start >= 0) {
                shortWords += i - start <= SHORT_WORD && Letters.isLowerCase(text.charAt(start)) ? 1 : 0;
                titleWords += Letters.isUpperCase(text.charAt(start)) ? 1 : 0;
                start = -1;
            }
            if (c == ' ') {
                continue;
            }
            sentences += SENTENCE_ENDS.indexOf(c) >= 0 ? 1 : 0;
            commas += c == ',' || c == '،' || c == '、' || c == '，' ? 1 : 0;
            bar |= c == '|' || c == '•' || c == '·' || c == '»' || c == '›' || c == '→';
        }
        return new TextShape(letters, digits, sentences, commas, capitals, shortWords, titleWords, bar);
    }

    void describe(Blocks page, Block block) {
        String text = block.text;
        double words = block.words;
        double all = Math.max(1, letters);
        page.set(block, Clue.LETTERS_PER_WORD, letters / words);
        page.set(block, Clue.SENTENCES, sentences);
        page.set(block, Clue.COMMAS, commas);
        page.set(block, Clue.ENDS_SENTENCE, endsSentence(text) ? 1 : 0);
        page.set(block, Clue.ENDS_COLON, text.endsWith(":") ? 1 : 0);
        page.set(block, Clue.STARTS_LOWER, Letters.isLowerCase(text.charAt(0)) ? 1 : 0);
        page.set(block, Clue.CAPITALS_SHARE, capitals / all);
        page.set(block, Clue.SHORT_WORD_SHARE, shortWords / words);
        page.set(block, Clue.TITLE_WORD_SHARE, titleWords / words);
        page.set(block, Clue.DIGIT_SHARE, digits / all);
        page.set(block, Clue.QUESTION, text.endsWith("?") ? 1 : 0);
        page.set(block, Clue.QUOTED, "\"“„«'‘".indexOf(text.charAt(0)) >= 0 ? 1 : 0);
        page.set(block, Clue.BAR_OR_BULLET, bar ? 1 : 0);
        page.set(
                block,
                Clue.ADDRESS_IN_TEXT,
                text.contains("@") || text.contains("http") || text.contains("www.") ? 1 : 0);
        page.set(block, Clue.COPYRIGHT_SIGN, text.indexOf('©') >= 0 ? 1 : 0);
        page.set(block, Clue.LINES, 1.0 + lineBreaks(text));
    }

    private static int lineBreaks(String text) {
        int breaks = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            breaks++;
        }
        return breaks;
    }

    private static boolean endsSentence(String text) {
        int i = text.length() - 1;
        while (i > 0 && "\"”’'»)]".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0;
    }
}
