package org.kyodo.contracts.evaluation;

import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;

/** What happens to an evaluation 協働評価. */
@AggregateStream(
        service = "evaluation",
        aggregate = "evaluation",
        stages = {"Planned"})
public sealed interface EvaluationEvent extends DomainEvent {

    /** It was planned when a proposal was adopted 計画. */
    @EventType(value = "kyodo.evaluation.EvaluationPlanned", visibility = Visibility.PARTIES)
    record EvaluationPlanned(EvaluationId evaluationId, Collaboration collaboration, EvaluationPlan plan)
            implements EvaluationEvent {}

    /** What is evaluated, or by whom, was changed before it began 計画変更. */
    @EventType(value = "kyodo.evaluation.EvaluationPlanRevised", visibility = Visibility.PARTIES)
    record EvaluationPlanRevised(EvaluationId evaluationId, EvaluationPlan plan, Reason reason)
            implements EvaluationEvent {}
}
