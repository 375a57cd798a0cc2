package org.kyodo.proposal.agreement;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.AgreementEvent;
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
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Words;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;
import org.kyodo.proposal.form.Instruments;
import org.springframework.stereotype.Component;

/** Drafts an agreement when a proposal is adopted in a form that is put down in one (R-AG-1). */
@Component
class AgreementReactions implements Reactions<ProposalEvent> {
    private final Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements;
    private final Drafts drafts = new Drafts();
    private final Instruments instruments;
    private final Presets presets;
    private final Municipalities municipalities;

    AgreementReactions(
            Aggregate<AgreementCommand, Agreement, AgreementEvent> agreements,
            Instruments instruments,
            Presets presets,
            Municipalities municipalities) {
        this.agreements = agreements;
        this.instruments = instruments;
        this.presets = presets;
        this.municipalities = municipalities;
    }

    @Override
    public Class<ProposalEvent> events() {
        return ProposalEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<ProposalEvent> happened) {
        return switch (happened.event()) {
            case ProposalAdopted e ->
                drafted(e, happened.envelope().municipality())
                        .map(draft -> List.<Instruction<?>>of(new Instruction<>(
                                agreements,
                                Ids.derived(happened.envelope().id(), "agreement")
                                        .toString(),
                                draft)))
                        .orElseGet(List::of);
            case PublicDiscussionOpened _,
                    OpinionStatementPublished _,
                    ProposalSubmittedToCity _,
                    ReflectionResultReported _,
                    ReflectionContinued _,
                    AccountabilityOverdue _,
                    ProposalSubmitted _,
                    ProposalReturned _,
                    ProposalLapsed _,
                    ProposalAccepted _,
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
                    ProposalScored _,
                    ProposalBacked _,
                    ProposalRejected _,
                    ExplanationGiven _,
                    ReconsiderationRequested _,
                    ProposalWithdrawn _ -> List.of();
        };
    }

    private Optional<DraftAgreement> drafted(ProposalAdopted adopted, MunicipalityCode municipality) {
        CollaborationForm form = adopted.adoption().form();
        Instrument instrument = instruments.of(form, municipality);
        return Instruments.isDraftedHere(form, instrument)
                ? Optional.of(new DraftAgreement(
                        Optional.of(adopted.proposalId()),
                        drafts.of(
                                adopted,
                                instrument,
                                ListedClauses.of(form, presets.of(municipality)),
                                Words.JAPANESE.naming(municipalities.vocabulary(municipality)))))
                : Optional.empty();
    }
}
