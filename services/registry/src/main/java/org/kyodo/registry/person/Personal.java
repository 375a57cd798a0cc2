package org.kyodo.registry.person;

import java.util.regex.Pattern;
import org.kyodo.contracts.value.InvalidInput;

/** Checks of personal data 個人情報; unlike those of {@code Require} they never repeat the value, for it would reach a log. */
public final class Personal {
    private static final String NOT_SHOWN = "(not shown)";

    private Personal() {}

    /** A text that is not blank and has at most {@code max} characters (code points). */
    public static String text(String field, String value, int max) {
        if (value == null || value.isBlank() || value.codePointCount(0, value.length()) > max) {
            throw new InvalidInput(field, NOT_SHOWN, "a text of 1 to " + max + " characters");
        }
        return value;
    }

    /** A text that matches the pattern. */
    public static String matching(String field, String value, Pattern pattern, String expected) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new InvalidInput(field, NOT_SHOWN, expected);
        }
        return value;
    }
}
