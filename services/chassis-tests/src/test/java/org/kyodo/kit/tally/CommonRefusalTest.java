package org.kyodo.kit.tally;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.kit.RefusalTexts;

class CommonRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(CommonRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }

    /** Its text stands in {@code messages/proposal-tally}. */
    @Test
    void one_of_an_aggregate_has_its_text_in_the_bundle_of_the_aggregate() {
        RefusalTexts.speakBothLanguages("proposal", Tally.No.UNLUCKY);
    }
}
