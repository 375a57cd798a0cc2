package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.EvaluationKind;

/**
 * How a collaboration is evaluated 協働の評価.
 *
 * @param axes what both sides judge each other on; by default the six basic ideas 協働の基本的な考え方
 * @param openDays days in which evaluations can be handed in
 */
public record EvaluationSettings(List<Entry<String>> axes, int openDays, List<Entry<EvaluationKind>> kinds) {}
