package org.kyodo.proposal.table;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class RoundTableRefusalTest {
    @ParameterizedTest
    @EnumSource
    void says_why_in_both_languages(RoundTableRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }
}
