package org.kyodo.registry.contact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class ContactPointRefusalTest {
    @ParameterizedTest
    @EnumSource
    void has_a_text_in_both_languages(ContactPointRefusal refusal) {
        RefusalTexts.speakBothLanguages("registry", refusal);
    }
}
