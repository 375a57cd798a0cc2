package org.kyodo.registry.person;

import java.util.regex.Pattern;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Wording;

/** Checks of personal data 個人情報; unlike those of {@code Require} they never repeat the value, for it would reach a log. */
public final class Personal {
    private static final Phrase NOT_SHOWN = Wording.NOT_SHOWN.of();

    private Personal() {}

    /** A text that is not blank and has at most {@code max} characters (code points). */
    public static String text(String field, String value, int max) {
        if (value == null || Text.isBlank(value) || value.codePointCount(0, value.length()) > max) {
            throw new InvalidInput(field, NOT_SHOWN, Wording.TEXT.of(max));
        }
        return value;
    }

    /** A {@link #text} that is a name 氏名: one line, and nothing in it that cannot be seen. */
    public static String name(String field, String value, int max) {
        text(field, value, max);
        Text.faultOfName(value).ifPresent(fault -> {
            throw new InvalidInput(field, fault, Wording.NAME.of());
        });
        return value;
    }

    /** A text that matches the pattern. */
    public static String matching(String field, String value, Pattern pattern, Phrase expected) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new InvalidInput(field, NOT_SHOWN, expected);
        }
        return value;
    }
}
