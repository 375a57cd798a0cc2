package org.kyodo.chassis.inbox;

import java.util.Optional;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;

/**
 * Which parked records an operator means: those of an aggregate, those with a fault as {@link Held} tells it, or all.
 * Exactly one of the three is given.
 */
public record Selection(Optional<String> key, Optional<String> fault, boolean all) {
    /** @throws InvalidInput when none or more than one is given */
    public Selection {
        int given = (key.isPresent() ? 1 : 0) + (fault.isPresent() ? 1 : 0) + (all ? 1 : 0);
        if (given != 1) {
            throw new InvalidInput("key, fault, all", Wording.GIVEN_TIMES.of(given), Wording.ONE_OF_THEM.of());
        }
    }
}
