package org.kyodo.proposal.comment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class PublicCommentRefusalTest {
    @ParameterizedTest
    @EnumSource
    void says_why_in_both_languages(PublicCommentRefusal refusal) {
        RefusalTexts.speakBothLanguages("proposal", refusal);
    }
}
