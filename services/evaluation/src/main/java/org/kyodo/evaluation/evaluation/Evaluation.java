package org.kyodo.evaluation.evaluation;

import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationCompleted;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanRevised;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.evaluation.EvaluationOutcome;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.EvaluationId;

/**
 * The evaluation of one collaboration 協働評価. It is planned as soon as the proposal is adopted, so that both sides know from
 * the start on what they will judge each other: not only results but their relationship (the six basic ideas). The
 * collaboration office may revise the plan, with a reason.
 */
sealed interface Evaluation extends Stage<Evaluation, EvaluationEvent> {
    EvaluationId id();

    /** Nothing is planned under this id yet. */
    record Absent(EvaluationId id) implements Evaluation {}

    /** 計画. */
    record Planned(EvaluationId id, Collaboration collaboration, EvaluationPlan plan) implements Known {}

    /** 確定. Nothing leads here yet: this release understands what the next one tells. */
    record Completed(EvaluationId id, Collaboration collaboration, EvaluationPlan plan, EvaluationOutcome outcome)
            implements Known {}

    /** Planned at least. */
    sealed interface Known extends Evaluation {
        Collaboration collaboration();

        EvaluationPlan plan();
    }

    @Override
    default Evaluation after(EvaluationEvent event) {
        return switch (event) {
            case EvaluationPlanned e -> new Planned(e.evaluationId(), e.collaboration(), e.plan());
            case EvaluationPlanRevised e ->
                new Planned(e.evaluationId(), planned().collaboration(), e.plan());
            case EvaluationCompleted e ->
                new Completed(
                        e.evaluationId(), planned().collaboration(), planned().plan(), e.outcome());
        };
    }

    private Planned planned() {
        return as(Planned.class);
    }
}
