package org.kyodo.kit.tally;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.kyodo.kit.Platform;
import org.kyodo.kit.RecordedExamples;
import org.kyodo.kit.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The last of all, for it looks at what the others were answered. */
@ServiceTest
@Order(Integer.MAX_VALUE)
class ChassisExamplesTest {
    @Test
    void are_what_the_tests_sent_and_were_answered(@Autowired Platform platform) {
        RecordedExamples.ofEveryService(platform).areWhatTheTestsSaw();
    }
}
