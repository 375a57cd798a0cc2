package org.kyodo.contracts.proposal;

import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Prose;

/**
 * How a public place is that somebody adopted 里親の状況報告 (R-PJ-3).
 *
 * @param place 場所
 * @param condition 状況: ベンチ破損
 * @param actionNeeded whether the city must do something
 */
public record ConditionReport(
        @Line(max = 120) String place, @Prose(max = 1_000) String condition, boolean actionNeeded) {}
