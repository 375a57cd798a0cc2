package org.kyodo.chassis.decide;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kyodo.contracts.value.Correction;

/**
 * A return for correction 差戻し as it comes in with a command (K-ALL-5).
 *
 * @param items what is missing or wrong
 * @param dueOn the last day for the correction
 */
public record CorrectionGiven(List<String> items, Optional<ReasonGiven> reason, LocalDate dueOn) {
    /**
     * What the return leads to, where it has a reason and a due day ahead.
     *
     * @param min characters of the reason
     */
    public <E> Decision<E> asked(int min, Context context, Function<Correction, E> returned) {
        return ReasonGiven.needed(reason, min, why -> DueDates.<E>notAhead("dueOn", dueOn, context)
                .orElseGet(() -> Decision.accept(returned.apply(new Correction(items, why, dueOn)))));
    }
}
