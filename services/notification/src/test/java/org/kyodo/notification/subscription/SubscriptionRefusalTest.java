package org.kyodo.notification.subscription;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.kit.RefusalTexts;

class SubscriptionRefusalTest {
    @ParameterizedTest
    @EnumSource(SubscriptionRefusal.class)
    void every_refusal_speaks_both_languages(SubscriptionRefusal refusal) {
        RefusalTexts.speakBothLanguages("notification", refusal);
    }
}
