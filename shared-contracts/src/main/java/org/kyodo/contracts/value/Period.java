package org.kyodo.contracts.value;

import java.time.LocalDate;

/**
 * Days from one to another 期間, both counted.
 *
 * @param until the last day
 */
public record Period(LocalDate from, LocalDate until) {
    public Period {
        if (until.isBefore(from)) {
            throw new InvalidInput("period", Wording.PERIOD.of(from, until), Wording.IN_ORDER.of());
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether all of the other lies in it. */
    public boolean covers(Period other) {
        return contains(other.from) && contains(other.until);
    }
}
