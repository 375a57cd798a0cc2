package org.kyodo.contracts.evaluation;

import java.util.List;

/**
 * What an evaluation found 評価の結果.
 *
 * @param scores of each axis
 * @param gaps where both sides scored the same axis
 * @param findings on what was asked, beside the scores
 */
public record EvaluationOutcome(List<AxisScore> scores, List<AxisGap> gaps, List<Finding> findings) {}
