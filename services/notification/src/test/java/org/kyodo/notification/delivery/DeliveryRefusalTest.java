package org.kyodo.notification.delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class DeliveryRefusalTest {
    @ParameterizedTest
    @EnumSource(DeliveryRefusal.class)
    void every_refusal_speaks_both_languages(DeliveryRefusal refusal) {
        RefusalTexts.speakBothLanguages("notification", refusal);
    }
}
