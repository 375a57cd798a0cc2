package org.kyodo.evaluation.evaluation;

import java.util.List;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanRevised;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.EvaluationKind;

/**
 * The evaluation of one collaboration 協働評価. It is planned as soon as the proposal is adopted, so that both sides know from
 * the start on what they will judge each other: not only results but their relationship (the six basic ideas). The
 * collaboration office may revise the plan, with a reason.
 */
sealed interface Evaluation extends Stage<Evaluation, EvaluationEvent> {
    EvaluationId id();

    /** Nothing is planned under this id yet. */
    record Absent(EvaluationId id) implements Evaluation {}

    /**
     * 計画.
     *
     * @param kinds by whom 自己・相互・第三者
     * @param axes on what, by the codes of the municipality's settings 評価の視点
     */
    record Planned(EvaluationId id, Subject subject, List<EvaluationKind> kinds, List<String> axes)
            implements Evaluation {}

    @Override
    default Evaluation after(EvaluationEvent event) {
        return switch (event) {
            case EvaluationPlanned e ->
                new Planned(
                        e.evaluationId(),
                        new Subject(e.proposalId(), e.group(), e.departments(), e.form(), e.title(), e.fiscalYear()),
                        e.kinds(),
                        e.axes());
            case EvaluationPlanRevised e
            when this instanceof Planned planned -> new Planned(planned.id(), planned.subject(), e.kinds(), e.axes());
            case EvaluationPlanRevised e -> throw new IllegalStateException(e + " while " + this);
        };
    }
}
