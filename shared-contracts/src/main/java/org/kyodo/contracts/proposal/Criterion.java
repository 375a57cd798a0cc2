package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.PublicText;

/**
 * One axis by which proposals of a call are scored 審査基準.
 *
 * @param axis its name: 公益性
 * @param weight the most points it can bring, 1 to 100
 */
@PublicText
public record Criterion(
        @Line(max = 60) String axis, @Min(1) @Max(100) int weight) {}
