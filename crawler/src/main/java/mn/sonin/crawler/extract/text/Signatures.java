package mn.sonin.crawler.extract.text;

import java.util.List;
import java.util.Locale;

/** The authors of a page as its blocks name them. */
final class Signatures {
    private static final int LONGEST = 8;
    private static final int FEW_ADDRESSES = 2;

    private final List<String> authors;
    private final long addresses;

    Signatures(List<Block> blocks, List<String> authors) {
        this.addresses = blocks.stream()
                .filter(block -> block.text.indexOf('@') > 0 && block.text.indexOf(' ') < 0)
                .count();
        this.authors = authors.stream()
                .filter(name -> name.length() > 4)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether it is nothing but an author's name or e-mail address, as texts are signed; where there are many, they are told. */
    boolean isOne(Block block) {
        if (block.words > LONGEST) {
            return false;
        }
        String lower = block.lower();
        String name = MailAddresses.without(lower).strip();
        return name.isEmpty() ? addresses <= FEW_ADDRESSES : authors.contains(name);
    }

    boolean nameAuthor(Block block) {
        String lower = block.lower();
        for (String author : authors) {
            if (lower.contains(author)) {
                return true;
            }
        }
        return false;
    }
}
