package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test in whose time a service sent MongoDB a command that is not on the list. */
final class WithinStableApi implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(StableApiListener.ofAllServiceTests().outside())
                .as("sent to MongoDB during or shortly before this test")
                .isEmpty();
    }
}
