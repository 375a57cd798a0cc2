package org.kyodo.proposal.agreement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class AgreementRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(AgreementRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }
}
