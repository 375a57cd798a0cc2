package org.kyodo.notification;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.kyodo.kit.Platform;
import org.kyodo.kit.RecordedExamples;
import org.springframework.beans.factory.annotation.Autowired;

/** The last of all, for it looks at what the others were answered. */
@NotificationTest
@Order(Integer.MAX_VALUE)
class NotificationExamplesTest {
    @Test
    void are_what_the_tests_sent_and_were_answered(@Autowired Platform platform) {
        RecordedExamples.ofService("notification", platform).areWhatTheTestsSaw();
    }
}
