package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.OnceEach;

/**
 * When a desk takes consultations 相談日 (R-CO-2).
 *
 * @param weekly its hours
 * @param minutes how long one slot is (K-CO-2)
 * @param desks how many may ask at the same time (K-CO-2)
 */
public record DeskSlots(
        @Size(min = 1, max = 28) @OnceEach List<WeeklyHours> weekly,
        @Min(5) @Max(480) int minutes,
        @Min(1) @Max(DeskSlots.MOST_DESKS) int desks) {
    public static final int MOST_DESKS = 20;
}
