package org.kyodo.contracts.evaluation;

import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.EvaluationStage;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;

/** What happens to an evaluation 協働評価. */
@AggregateStream(
        service = "evaluation",
        aggregate = "evaluation",
        stages = {"Planned", "Completed"})
public sealed interface EvaluationEvent extends DomainEvent {

    /** It was planned when a proposal was adopted 計画. */
    @EventType(value = "kyodo.evaluation.EvaluationPlanned", visibility = Visibility.PARTIES)
    record EvaluationPlanned(EvaluationId evaluationId, Collaboration collaboration, EvaluationPlan plan)
            implements EvaluationEvent {}

    /** What is evaluated, or by whom, was changed before it began 計画変更. */
    @EventType(value = "kyodo.evaluation.EvaluationPlanRevised", visibility = Visibility.PARTIES)
    record EvaluationPlanRevised(EvaluationId evaluationId, EvaluationPlan plan, Reason reason)
            implements EvaluationEvent {}

    /** Everybody who was asked has evaluated it 確定. */
    @EventType(value = "kyodo.evaluation.EvaluationCompleted", visibility = Visibility.PARTIES, told = false)
    record EvaluationCompleted(
            EvaluationId evaluationId, EvaluationSubject subject, EvaluationStage stage, EvaluationOutcome outcome)
            implements EvaluationEvent {}
}
