package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupRefusalTest {
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(GroupRefusal refusal) {
        String japanese = text(refusal, Locale.ROOT);
        String english = text(refusal, Locale.ENGLISH);

        assertThat(japanese).matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
        assertThat(english).isNotEqualTo(japanese).matches("\\p{ASCII}+");
    }

    private static String text(GroupRefusal refusal, Locale locale) {
        return ResourceBundle.getBundle("messages/registry", locale, EXACT).getString(refusal.name());
    }
}
