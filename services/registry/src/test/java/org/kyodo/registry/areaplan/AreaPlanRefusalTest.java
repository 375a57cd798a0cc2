package org.kyodo.registry.areaplan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class AreaPlanRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(AreaPlanRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
