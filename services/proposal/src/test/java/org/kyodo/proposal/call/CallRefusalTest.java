package org.kyodo.proposal.call;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class CallRefusalTest {
    @ParameterizedTest
    @EnumSource
    void says_why_in_both_languages(CallRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }
}
