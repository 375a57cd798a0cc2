package org.kyodo.evaluation.evaluation;

import java.util.List;
import org.kyodo.contracts.value.EvaluationKind;

/**
 * How the municipality evaluates.
 *
 * @param axes codes of what both sides judge each other on; by default the six basic ideas
 * @param reasonMinLength the fewest characters of a reason
 */
record EvaluationSettings(List<EvaluationKind> kinds, List<String> axes, int reasonMinLength) {}
