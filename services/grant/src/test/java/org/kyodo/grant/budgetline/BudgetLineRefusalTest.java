package org.kyodo.grant.budgetline;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class BudgetLineRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(BudgetLineRefusal refusal) {
        RefusalTexts.speakBothLanguages("grant", refusal);
    }
}
