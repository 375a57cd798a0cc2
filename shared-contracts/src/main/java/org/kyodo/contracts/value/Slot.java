package org.kyodo.contracts.value;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of time 時間枠 for which a room is booked or a desk is asked.
 *
 * @param from on a whole minute
 * @param to when it is over, on a whole minute: the next one may begin at that instant
 */
public record Slot(Instant from, Instant to) {
    public Slot {
        whole("from", from);
        whole("to", to);
        if (!from.isBefore(to)) {
            throw new InvalidInput("slot", Wording.PERIOD.of(from, to), Wording.FROM_BEFORE_TO.of());
        }
    }

    /** Whether some instant is in both. */
    public boolean overlaps(Slot other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    private static void whole(String field, Instant instant) {
        if (!instant.truncatedTo(ChronoUnit.MINUTES).equals(instant)) {
            throw new InvalidInput("slot." + field, instant, Wording.WHOLE_MINUTE.of());
        }
    }
}
