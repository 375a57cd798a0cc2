package org.kyodo.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kyodo.contracts.value.DeliveryId;

/**
 * How long to wait after the first failed attempt, the second, and so on; after one more it is given up.
 *
 * @param spread by how many percent a pause is longer or shorter, differently for each delivery, so that those that failed
 *     together do not come again together
 */
record Retries(List<Duration> pauses, int spread) {
    /** No receiver has a delivery wait for longer. */
    static final Duration LONGEST_ASKED = Duration.ofHours(24);

    Retries {
        pauses = List.copyOf(pauses);
    }

    boolean allow(int attempts) {
        return attempts <= pauses.size();
    }

    /** @param asked how long the receiver asks to be left alone, which is never shortened but to {@link #LONGEST_ASKED} */
    Duration after(int attempts, DeliveryId delivery, Optional<Duration> asked) {
        Duration own = spread(pauses.get(attempts - 1), Objects.hash(delivery, attempts));
        return asked.map(wish -> wish.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wish)
                .filter(wish -> wish.compareTo(own) > 0)
                .orElse(own);
    }

    private Duration spread(Duration pause, int hash) {
        int percent = Math.floorMod(hash * 0x9E3779B9 >>> 8, 2 * spread + 1) - spread;
        return pause.plus(pause.multipliedBy(percent).dividedBy(100));
    }
}
