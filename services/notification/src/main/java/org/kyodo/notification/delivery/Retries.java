package org.kyodo.notification.delivery;

import java.time.Duration;
import java.util.List;

/** How long to wait after the first failed attempt, the second, and so on; after one more it is given up. */
record Retries(List<Duration> pauses) {
    Retries {
        pauses = List.copyOf(pauses);
    }

    boolean allow(int attempts) {
        return attempts <= pauses.size();
    }

    Duration after(int attempts) {
        return pauses.get(attempts - 1);
    }
}
