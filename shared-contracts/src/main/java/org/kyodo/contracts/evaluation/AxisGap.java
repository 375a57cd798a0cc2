package org.kyodo.contracts.evaluation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How far apart both sides see an axis 評価の差.
 *
 * @param axis by its code in the municipality's settings 評価の視点
 * @param difference the group's score less the city's
 */
public record AxisGap(String axis, @Min(-4) @Max(4) int difference) {}
