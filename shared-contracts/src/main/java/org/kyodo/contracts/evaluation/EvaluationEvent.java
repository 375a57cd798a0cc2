package org.kyodo.contracts.evaluation;

import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;

/** What happens to an evaluation 協働評価. */
@AggregateStream(service = "evaluation", aggregate = "evaluation")
public sealed interface EvaluationEvent extends DomainEvent {

    /** It was planned when a proposal was adopted 計画. */
    @EventType(value = "kyodo.evaluation.EvaluationPlanned", visibility = Visibility.PARTIES)
    record EvaluationPlanned(
            EvaluationId evaluationId,
            ProposalId proposalId,
            GroupId group,
            List<DepartmentCode> departments,
            CollaborationForm form,
            String title,
            FiscalYear fiscalYear,
            List<EvaluationKind> kinds,
            List<String> axes)
            implements EvaluationEvent {}

    /** What is evaluated, or by whom, was changed before it began 計画変更. */
    @EventType(value = "kyodo.evaluation.EvaluationPlanRevised", visibility = Visibility.PARTIES)
    record EvaluationPlanRevised(
            EvaluationId evaluationId, List<EvaluationKind> kinds, List<String> axes, Reason reason)
            implements EvaluationEvent {}
}
