package org.kyodo.registry.talent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class TalentRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(TalentRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
