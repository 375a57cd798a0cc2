package org.kyodo.contracts.evaluation;

import java.util.List;
import org.kyodo.contracts.value.EvaluationKind;

/**
 * By whom and on what a collaboration is evaluated 評価計画.
 *
 * @param kinds by whom 自己・相互・第三者
 * @param axes on what, by the codes of the municipality's settings 評価の視点
 */
public record EvaluationPlan(List<EvaluationKind> kinds, List<String> axes) {}
