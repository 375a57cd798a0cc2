package org.kyodo.contracts.evaluation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * How an axis was scored, from 1 to 5 (K-EV-3) 評点.
 *
 * @param axis by its code in the municipality's settings 評価の視点
 * @param group by the groups
 * @param city by the city's sections
 * @param third by the third party
 */
public record AxisScore(
        String axis,
        Optional<@Min(1) @Max(5) Integer> group,
        Optional<@Min(1) @Max(5) Integer> city,
        Optional<@Min(1) @Max(5) Integer> third) {}
