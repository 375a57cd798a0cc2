package org.kyodo.contracts.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What a text may consist of. Any text: characters of Unicode and no control characters but tabs and line breaks. A name
 * 名称・氏名 besides: one line, and nothing that cannot be seen, for two names that look the same must be the same.
 */
public final class Text {
    private static final int LONGEST_SHOWN = 200;
    /** All but what somebody gave a form of its own 外字. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Text() {}

    /**
     * A character that must not stand where it stands.
     *
     * @param position from 1, in characters (code points)
     */
    public record Fault(int codePoint, int position) {
        /** {@code U+200B at character 3}. */
        @Override
        public String toString() {
            return "U+%04X at character %d".formatted(codePoint, position);
        }
    }

    /** The first character that no text may have. */
    public static Optional<Fault> fault(String text) {
        return first(text, Text::isFault);
    }

    /** The first character that no name may have. */
    public static Optional<Fault> faultOfName(String name) {
        return first(name, codePoint -> isFault(codePoint) || isLineBreak(codePoint) || isInvisible(codePoint));
    }

    /** Without the characters that no text may have: U+FFFD stands in the place of each. */
    public static String cleaned(String text) {
        return text.codePoints()
                .map(codePoint -> isFault(codePoint) ? 0xFFFD : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * A text of somebody else as it may stand in a line of ours: cut to {@value #LONGEST_SHOWN} characters, on one line, and
     * with U+FFFD in the place of whatever cannot be seen or could make a reader see another line.
     */
    public static String shown(String text) {
        String line = UNSEEN.matcher(text.replaceAll("\\s", " ")).replaceAll("\uFFFD");
        return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }

    /** How many characters of a text are seen: without the white space around it, what is between words as one, and no mark on another. */
    public static int length(String text) {
        String words = SPACE.matcher(text.strip()).replaceAll(" ");
        return Math.toIntExact(words.codePoints()
                .filter(codePoint -> !isInvisible(codePoint)
                        && !isVariationSelector(codePoint)
                        && Character.getType(codePoint) != Character.NON_SPACING_MARK)
                .count());
    }

    /**
     * The one form in which a text is kept: NFC. Compatibility ideographs 互換漢字 stay as they are, though, for NFC would
     * write another character into a person's name.
     */
    public static String normalised(String text) {
        if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return text;
        }
        StringBuilder normalised = new StringBuilder(text.length());
        int from = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int codePoint = text.codePointAt(at);
            if (isCompatibilityIdeograph(codePoint)) {
                normalised
                        .append(Normalizer.normalize(text.substring(from, at), Normalizer.Form.NFC))
                        .appendCodePoint(codePoint);
                from = at + Character.charCount(codePoint);
            }
        }
        return normalised
                .append(Normalizer.normalize(text.substring(from), Normalizer.Form.NFC))
                .toString();
    }

    /**
     * What two names have in common that a reader takes for one: 全角・半角, case, spaces, invisible characters, variants
     * chosen by a selector 異体字セレクタ and compatibility ideographs make no other name. For comparing, never for showing.
     */
    public static String compared(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(codePoint -> !isInvisible(codePoint)
                        && !isVariationSelector(codePoint)
                        && !Character.isWhitespace(codePoint)
                        && !Character.isSpaceChar(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /** Whether a reader sees nothing of it. */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(codePoint -> Character.isWhitespace(codePoint)
                        || Character.isSpaceChar(codePoint)
                        || isInvisible(codePoint)
                        || isVariationSelector(codePoint));
    }

    private static Optional<Fault> first(String text, IntPredicate wrong) {
        int position = 1;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (wrong.test(text.codePointAt(at))) {
                return Optional.of(new Fault(text.codePointAt(at), position));
            }
            position++;
        }
        return Optional.empty();
    }

    /** Half a surrogate pair, a noncharacter, or a control character other than tab and line breaks. */
    private static boolean isFault(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE
                || codePoint >= 0xFDD0 && codePoint <= 0xFDEF
                || (codePoint & 0xFFFE) == 0xFFFE
                || Character.isISOControl(codePoint) && codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    /** Format characters (zero-width spaces and joiners, soft hyphen, BOM, direction marks, tags), fillers and Braille without a dot. */
    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint == 0xFFA0;
    }

    private static boolean isVariationSelector(int codePoint) {
        return codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF
                || codePoint >= 0x180B && codePoint <= 0x180F;
    }

    private static boolean isCompatibilityIdeograph(int codePoint) {
        return codePoint >= 0xF900 && codePoint <= 0xFAFF || codePoint >= 0x2F800 && codePoint <= 0x2FA1F;
    }
}
