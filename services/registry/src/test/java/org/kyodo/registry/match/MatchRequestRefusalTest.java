package org.kyodo.registry.match;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class MatchRequestRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(MatchRequestRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
