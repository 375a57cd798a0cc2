package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.EvaluationStage;

/**
 * What is evaluated at a stage 評価の段階, beside the relation of the two sides (K-EV-1, K-EV-2).
 *
 * @param kinds who evaluates at it
 * @param resultAxes what of the result it asks
 */
public record EvaluationStageSettings(
        EvaluationStage code, Label label, List<EvaluationKind> kinds, List<String> resultAxes) {}
