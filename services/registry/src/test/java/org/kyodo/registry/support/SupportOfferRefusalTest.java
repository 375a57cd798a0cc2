package org.kyodo.registry.support;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class SupportOfferRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(SupportOfferRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
