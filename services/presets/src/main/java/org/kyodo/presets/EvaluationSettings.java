package org.kyodo.presets;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.EvaluationKind;

/**
 * How a collaboration is evaluated 協働の評価.
 *
 * @param axes what both sides judge each other on; by default the six basic ideas 協働の基本的な考え方
 * @param resultAxes what of the result is judged 成果の視点
 * @param stages when, by whom and on what
 * @param openDays days in which evaluations can be handed in
 * @param inspection what the municipality calls its own look at its work 庁内点検・行政評価, if it takes one
 */
public record EvaluationSettings(
        List<Entry<String>> axes,
        List<Entry<String>> resultAxes,
        List<EvaluationStageSettings> stages,
        int openDays,
        List<EvaluationMethod> kinds,
        Optional<Label> inspection) {

    /** Those in use, in the order of the settings. */
    public List<EvaluationKind> kindsInUse() {
        return kinds.stream()
                .filter(EvaluationMethod::used)
                .map(EvaluationMethod::code)
                .toList();
    }
}
