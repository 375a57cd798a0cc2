package org.kyodo.proposal.project;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class ProjectRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(ProjectRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }
}
