package org.kyodo.registry.gathering;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class GatheringRefusalTest {
    @ParameterizedTest
    @EnumSource
    void speaks_both_languages(GatheringRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
