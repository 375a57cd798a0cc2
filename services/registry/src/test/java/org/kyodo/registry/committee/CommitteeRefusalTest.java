package org.kyodo.registry.committee;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class CommitteeRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(CommitteeRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
