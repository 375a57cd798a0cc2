package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.PlaceKind;
import org.kyodo.contracts.value.PublicText;

/**
 * A room or storage place 予約できる場所 of a base.
 *
 * @param capacity 定員, of a room
 */
@PublicText
public record FacilityPlace(
        PlaceCode code,
        @Line(max = 100) String name,
        PlaceKind kind,
        Optional<@Min(1) @Max(100_000) Integer> capacity) {}
