package org.kyodo.registry;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.kyodo.kit.Platform;
import org.kyodo.kit.RecordedExamples;
import org.springframework.beans.factory.annotation.Autowired;

/** The last of all, for it looks at what the others were answered. */
@Order(Integer.MAX_VALUE)
class RegistryExamplesTest extends RegistryTest {
    @Test
    void are_what_the_tests_sent_and_were_answered(@Autowired Platform platform) {
        RecordedExamples.ofService("registry", platform).areWhatTheTestsSaw();
    }
}
