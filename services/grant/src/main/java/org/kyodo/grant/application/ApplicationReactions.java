package org.kyodo.grant.application;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent;
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
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.application.ApplicationCommand.DraftApplication;
import org.kyodo.presets.Presets;
import org.springframework.stereotype.Component;

/** A proposal adopted in the form of a subsidy 補助・助成 opens an application, prefilled. */
@Component
final class ApplicationReactions implements Reactions<ProposalEvent> {
    private final Aggregate<ApplicationCommand, Application, ApplicationEvent> applications;
    private final Presets presets;

    ApplicationReactions(Aggregate<ApplicationCommand, Application, ApplicationEvent> applications, Presets presets) {
        this.applications = applications;
        this.presets = presets;
    }

    @Override
    public Class<ProposalEvent> events() {
        return ProposalEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<ProposalEvent> happened) {
        return switch (happened.event()) {
            case ProposalAdopted adopted
            when adopted.adoption().form() == CollaborationForm.SUBSIDY ->
                List.of(new Instruction<>(
                        applications,
                        Ids.derived(happened.envelope().id(), "application").toString(),
                        new DraftApplication(new ApplicationDossier(
                                adopted.adoption()
                                        .programme()
                                        .orElseGet(
                                                () -> usual(happened.envelope().municipality())),
                                adopted.outline().requested().orElse(Yen.of(0)),
                                adopted.collaboration()))));
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
                    ProposalAdopted _,
                    ProposalRejected _,
                    ExplanationGiven _,
                    ReconsiderationRequested _,
                    ProposalWithdrawn _ -> List.of();
        };
    }

    /** The programme from which the municipality pays for adopted proposals, unless the adoption names one. */
    private ProgrammeCode usual(MunicipalityCode municipality) {
        return presets.of(municipality)
                .proposal()
                .subsidyProgramme()
                .orElseThrow(
                        () -> new IllegalStateException("adopted as a subsidy without a programme (expected: one, for "
                                + municipality + " has no usual one)"));
    }
}
