package org.kyodo.grant.application;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class ApplicationRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(ApplicationRefusal refusal) {
        RefusalTexts.speakBothLanguages("grant", refusal);
    }
}
