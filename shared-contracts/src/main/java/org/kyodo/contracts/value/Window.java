package org.kyodo.contracts.value;

import java.time.Instant;

/**
 * A window of time in which something can be submitted 受付期間.
 *
 * @param opensAt the first instant that counts
 * @param closesAt the last second that counts: 17:00:00 is in time, 17:00:01 is late
 */
public record Window(Instant opensAt, Instant closesAt) {
    public Window {
        if (!opensAt.isBefore(closesAt)) {
            throw new InvalidInput("window", Wording.PERIOD.of(opensAt, closesAt), Wording.IN_ORDER.of());
        }
    }

    /** The first instant after the window: its last second counts to its end. */
    public Instant over() {
        return closesAt.plusSeconds(1);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(opensAt) && instant.isBefore(over());
    }
}
