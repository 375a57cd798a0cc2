package org.kyodo.evaluation.evaluation;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.CoProposerConfirmed;
import org.kyodo.contracts.proposal.ProposalEvent.CoProposerDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.ConditionsAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ConditionsDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionRequested;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ExaminationResumed;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationGiven;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.FormRationaleStated;
import org.kyodo.contracts.proposal.ProposalEvent.OpinionStatementPublished;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAssessed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalBacked;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalConditionallyAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalDeferred;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalExamined;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalReturned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmittedToCity;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.ProposalEvent.PublicDiscussionOpened;
import org.kyodo.contracts.proposal.ProposalEvent.ReconsiderationRequested;
import org.kyodo.contracts.proposal.ProposalEvent.ReflectionContinued;
import org.kyodo.contracts.proposal.ProposalEvent.ReflectionResultReported;
import org.kyodo.evaluation.evaluation.EvaluationCommand.PlanEvaluation;
import org.springframework.stereotype.Component;

/** A proposal adopted in any form has its evaluation planned. */
@Component
final class EvaluationReactions implements Reactions<ProposalEvent> {
    private final Aggregate<EvaluationCommand, Evaluation, EvaluationEvent> evaluations;

    EvaluationReactions(Aggregate<EvaluationCommand, Evaluation, EvaluationEvent> evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public Class<ProposalEvent> events() {
        return ProposalEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<ProposalEvent> happened) {
        return switch (happened.event()) {
            case ProposalAdopted adopted ->
                List.of(new Instruction<>(
                        evaluations,
                        Ids.derived(happened.envelope().id(), "evaluation").toString(),
                        new PlanEvaluation(adopted.collaboration())));
            case ProposalSubmitted _,
                    ProposalReturned _,
                    ProposalLapsed _,
                    ProposalAccepted _,
                    ProposalBacked _,
                    DepartmentsAssigned _,
                    CoordinationOpened _,
                    DepartmentOpinionRequested _,
                    DepartmentOpinionSubmitted _,
                    DepartmentOpinionOverdue _,
                    CoImplementationAccepted _,
                    CoImplementationDeclined _,
                    ProposalAssessed _,
                    ProposalExamined _,
                    FormRationaleStated _,
                    ProposalConditionallyAdopted _,
                    ConditionsAccepted _,
                    CoProposerConfirmed _,
                    CoProposerDeclined _,
                    ConditionsDeclined _,
                    ProposalDeferred _,
                    ExaminationResumed _,
                    ExplanationOverdue _,
                    PublicDiscussionOpened _,
                    OpinionStatementPublished _,
                    ProposalSubmittedToCity _,
                    ReflectionResultReported _,
                    ReflectionContinued _,
                    AccountabilityOverdue _,
                    ProposalScored _,
                    ProposalRejected _,
                    ExplanationGiven _,
                    ReconsiderationRequested _,
                    ProposalWithdrawn _ -> List.of();
        };
    }
}
