package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How long a registration is valid 有効期間.
 *
 * @param registeredOn the first day of it
 * @param validUntil its last day; none where the municipality sets no end
 */
public record Validity(LocalDate registeredOn, Optional<LocalDate> validUntil) {
    public static Validity until(LocalDate registeredOn, LocalDate validUntil) {
        return new Validity(registeredOn, Optional.of(validUntil));
    }

    /** Whether it is over on this day. */
    public boolean isOverOn(LocalDate day) {
        return validUntil.filter(day::isAfter).isPresent();
    }
}
