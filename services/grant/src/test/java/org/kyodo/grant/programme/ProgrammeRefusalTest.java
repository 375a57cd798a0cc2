package org.kyodo.grant.programme;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class ProgrammeRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(ProgrammeRefusal refusal) {
        RefusalTexts.speakBothLanguages("grant", refusal);
    }
}
