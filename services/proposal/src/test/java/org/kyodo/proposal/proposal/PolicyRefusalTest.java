package org.kyodo.proposal.proposal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class PolicyRefusalTest {
    @ParameterizedTest
    @EnumSource
    void says_why_in_both_languages(PolicyRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }
}
