package org.kyodo.evaluation.evaluation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class EvaluationRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(EvaluationRefusal refusal) {
        RefusalTexts.speakBothLanguages("evaluation", refusal);
    }
}
