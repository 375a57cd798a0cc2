package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test in or before which a service sent MongoDB a query that none of its declared indexes serves. */
final class EveryQueryHasItsIndex implements AfterEachCallback {
    private static final Duration BUILT_WITHIN = Duration.ofSeconds(60);

    @Override
    public void afterEach(ExtensionContext context) {
        QueryListener listener = QueryListener.ofAllServiceTests();
        try {
            // A service builds its indexes beside its work.
            await().atMost(BUILT_WITHIN).untilAsserted(() -> assertThat(listener.unserved())
                    .as("queries without an index; declare it beside the query (queriedBy, Indexed)")
                    .isEmpty());
        } finally {
            listener.forget();
        }
    }
}
