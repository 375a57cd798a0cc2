package org.kyodo.contracts.value;

/** Checks that records make while they are built; each failure is an {@link InvalidInput}. */
public final class Require {
    private Require() {}

    /** A text of which something can be seen and that has at most {@code max} characters (code points). */
    public static String text(String field, String value, int max) {
        if (value == null || Text.isBlank(value) || value.codePointCount(0, value.length()) > max) {
            throw new InvalidInput(field, value, Wording.TEXT.of(max));
        }
        return value;
    }

    /** A {@link #text} that is a name 名称: one line, and nothing in it that cannot be seen. */
    public static String name(String field, String value, int max) {
        text(field, value, max);
        Text.faultOfName(value).ifPresent(fault -> {
            throw new InvalidInput(field, fault, Wording.NAME.of());
        });
        return value;
    }

    /** A whole number from {@code min} to {@code max}. */
    public static int between(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InvalidInput(field, value, Wording.WHOLE_NUMBER.of(min, max));
        }
        return value;
    }

    /** The value itself, or an {@link InvalidInput} where it does not match {@code pattern}. */
    static String matching(String field, String value, java.util.regex.Pattern pattern, Phrase expected) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new InvalidInput(field, value, expected);
        }
        return value;
    }
}
