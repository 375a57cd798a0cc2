package org.kyodo.registry.department;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class DepartmentRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(DepartmentRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
