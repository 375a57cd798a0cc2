package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.kyodo.chassis.decide.Refusal;

/** Every refusal speaks both languages: Japanese in {@code messages/<service>}, English beside it. */
public final class RefusalTexts {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private RefusalTexts() {}

    /** Asserts that the refusal has a text in each language, and that its places are field, given and expected. */
    public static void speakBothLanguages(String service, Refusal refusal) {
        String japanese = text(service, refusal, Locale.ROOT);
        String english = text(service, refusal, Locale.ENGLISH);
        assertThat(japanese).as("%s in Japanese", refusal).matches(text -> text.codePoints()
                .anyMatch(Character::isIdeographic));
        assertThat(english).as("%s in English", refusal).matches("\\p{ASCII}+");
    }

    private static String text(String service, Refusal refusal, Locale locale) {
        String pattern =
                ResourceBundle.getBundle("messages/" + service, locale, EXACT).getString(refusal.name());
        // A lone apostrophe would swallow itself and every place behind it.
        assertThat(pattern.replace("''", ""))
                .as("%s, an apostrophe is written twice", refusal)
                .doesNotContain("'");
        assertThat(new MessageFormat(pattern, locale).getFormatsByArgumentIndex())
                .as("places of %s", refusal)
                .hasSizeLessThanOrEqualTo(3);
        return pattern;
    }
}
