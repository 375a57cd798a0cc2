package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.kyodo.contracts.value.SeatKind;

/** So many seats of one kind 定数. */
public record CommitteeSeats(
        SeatKind kind, @Min(1) @Max(100) int number) {}
