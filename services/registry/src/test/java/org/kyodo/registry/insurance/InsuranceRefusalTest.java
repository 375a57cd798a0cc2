package org.kyodo.registry.insurance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class InsuranceRefusalTest {
    @ParameterizedTest
    @EnumSource
    void of_a_cover_has_a_text_in_both_languages(InsuranceCoverRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_report_has_a_text_in_both_languages(AccidentReportRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
