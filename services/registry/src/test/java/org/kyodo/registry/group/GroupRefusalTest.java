package org.kyodo.registry.group;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class GroupRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(GroupRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
