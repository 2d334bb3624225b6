package mn.sonin.crawler.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Cuts a page into blocks, in one walk. */
final class BlockWalk implements NodeFilter {
    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "audio",
            "video",
            "canvas",
            "select",
            "button",
            "input",
            "textarea",
            "map",
            "head",
            "datalist",
            "frameset",
            "amp-ad",
            "amp-analytics",
            "link",
            "meta");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
            "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "o:p");
    private static final int LONGEST_NAME = 300;

    private final ClassWords classWords;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Map<Integer, Integer> kinds = new HashMap<>();
    private @Nullable Frame frame;
    private char[] text = new char[1024];
    private int length;
    private int words;
    private int linkedWords;
    private int strongWords;
    private int slantedWords;
    private boolean inWord;
    private boolean pendingSpace;
    private boolean startsWithLink;
    private int links;
    private int strong;
    private int slanted;
    private int breaks;
    private long runRoles;

    BlockWalk(ClassWords classWords) {
        this.classWords = classWords;
    }

    Blocks walk(Element root) {
        filter(root);
        return new Blocks(blocks, frames, kinds.size());
    }

    private void filter(Element root) {
        org.jsoup.select.NodeTraversor.filter(this, root);
        endBlock();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode textNode) {
            append(textNode.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        String name = element.normalName();
        if (SKIPPED.contains(name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (name.equals("br")) {
            lineBreak();
        } else if (INLINE.contains(name)) {
            enterInline(name, 1);
            if (length == 0 && element.attributesSize() > 0) {
                runRoles |= roles(element, name);
            }
        } else {
            endBlock();
            frame = new Frame(element, frame, roles(element, name));
            frames.add(frame);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && !element.normalName().equals("br")) {
            String name = element.normalName();
            if (INLINE.contains(name)) {
                enterInline(name, -1);
            } else {
                leave();
            }
        }
        return FilterResult.CONTINUE;
    }

    private void leave() {
        endBlock();
        Frame left = frame;
        if (left != null) {
            frame = left.parent;
            if (frame != null) {
                frame.words += left.words;
                frame.linkedWords += left.linkedWords;
                frame.blocks += left.blocks;
            }
        }
    }

    private void enterInline(String name, int step) {
        switch (name) {
            case "a" -> links += step;
            case "b", "strong" -> strong += step;
            case "i", "em" -> slanted += step;
            default -> {}
        }
    }

    private void lineBreak() {
        inWord = false;
        breaks++;
        if (breaks > 1) {
            endBlock();
        } else if (length > 0) {
            put('\n');
            pendingSpace = false;
        }
    }

    private void append(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Letters.isBlank(c)) {
                pendingSpace = true;
                inWord = false;
            } else if (!Invisible.isAt(raw, i)) {
                appendVisible(c);
            }
        }
    }

    private void appendVisible(char c) {
        breaks = 0;
        if (length == 0) {
            startsWithLink = links > 0;
        } else if (pendingSpace && text[length - 1] != '\n') {
            put(' ');
        }
        pendingSpace = false;
        put(c);
        if (!inWord && Letters.isLetterOrDigit(c)) {
            inWord = true;
            words++;
            linkedWords += links > 0 ? 1 : 0;
            strongWords += strong > 0 ? 1 : 0;
            slantedWords += slanted > 0 ? 1 : 0;
        } else if (isIdeograph(c)) {
            words++;
            linkedWords += links > 0 ? 1 : 0;
        }
    }

    private void put(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        text[length++] = c;
    }

    /** Two characters of Chinese or Japanese weigh about as much as a word; counted as one each they still compare. */
    private static boolean isIdeograph(char c) {
        return c >= '\u3040' && c <= '\u9fff' && (c & 1) == 0;
    }

    private void endBlock() {
        while (length > 0 && text[length - 1] <= ' ') {
            length--;
        }
        Frame owner = frame;
        if (words > 0 && owner != null) {
            var run = new Block.Run(
                    new String(text, 0, length), words, linkedWords, strongWords, slantedWords, startsWithLink);
            blocks.add(new Block(owner, blocks.size(), run, kind(owner), runRoles));
            owner.words += words;
            owner.linkedWords += linkedWords;
            owner.blocks++;
        }
        length = 0;
        runRoles = 0;
        words = 0;
        linkedWords = 0;
        strongWords = 0;
        slantedWords = 0;
        inWord = false;
        pendingSpace = false;
        breaks = 0;
    }

    private int kind(Frame frame) {
        if (frame.kind == Frame.NO_KIND) {
            Integer known = kinds.putIfAbsent(signature(frame), kinds.size());
            frame.kind = known == null ? kinds.size() - 1 : known;
        }
        return frame.kind;
    }

    private static int signature(Frame frame) {
        int hash = frame.element.normalName().hashCode() * 31
                + frame.element.className().hashCode();
        Frame parent = frame.parent;
        return parent == null
                ? hash
                : hash * 31
                        + parent.element.normalName().hashCode() * 7
                        + parent.element.className().hashCode();
    }

    private long roles(Element element, String name) {
        long roles = tagRoles(name);
        if (element.attributesSize() == 0) {
            return roles;
        }
        for (Attribute attribute : element.attributes()) {
            String value = attribute.getValue();
            roles |= switch (attribute.getKey()) {
                case "class", "id", "role", "data-testid", "data-component", "data-type", "data-module", "aria-label" ->
                    named(value);
                case "itemprop" ->
                    named(value)
                            | (value.toLowerCase(Locale.ROOT).contains("articlebody") ? Role.BODY_PROPERTY.mask() : 0);
                case "hidden" -> Role.HIDDEN.mask();
                case "style" -> hides(value) ? Role.HIDDEN.mask() : 0;
                default -> 0;
            };
        }
        return roles;
    }

    private long named(String value) {
        return value.length() < LONGEST_NAME ? classWords.roles(value) : 0;
    }

    private static boolean hides(String style) {
        return !style.isEmpty()
                && (style.contains("display:none")
                        || style.contains("display: none")
                        || style.contains("visibility:hidden")
                        || style.contains("visibility: hidden"));
    }

    private static long tagRoles(String name) {
        return switch (name) {
            case "article" -> Role.ARTICLE_TAG.mask();
            case "main" -> Role.MAIN_TAG.mask();
            case "aside" -> Role.ASIDE_TAG.mask();
            case "nav" -> Role.NAV_TAG.mask();
            case "footer" -> Role.FOOTER_TAG.mask();
            case "header" -> Role.HEADER_TAG.mask();
            case "figure", "figcaption" -> Role.FIGURE_TAG.mask();
            case "form" -> Role.FORM_TAG.mask();
            case "table" -> Role.TABLE_TAG.mask();
            case "ul", "ol", "dl", "menu" -> Role.LIST_TAG.mask();
            case "blockquote" -> Role.QUOTE_TAG.mask();
            case "section" -> Role.SECTION_TAG.mask();
            default -> 0;
        };
    }
}
