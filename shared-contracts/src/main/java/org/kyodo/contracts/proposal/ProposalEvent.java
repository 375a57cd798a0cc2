package org.kyodo.contracts.proposal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Yen;

/** What happens to a proposal 提案 from submission to decision. */
@AggregateStream(service = "proposal", aggregate = "proposal")
public sealed interface ProposalEvent extends DomainEvent {

    /** It was submitted 提出; again after each correction. */
    @EventType(value = "kyodo.proposal.ProposalSubmitted", visibility = Visibility.PARTIES)
    record ProposalSubmitted(
            ProposalId proposalId,
            String number,
            CallId callId,
            GroupId proposer,
            List<GroupId> coProposers,
            String title,
            String summary,
            String problem,
            String strengths,
            String action,
            List<FieldType> fieldTypes,
            List<AreaCode> areas,
            CollaborationForm requestedForm,
            Optional<ProgrammeCode> programme,
            Yen total,
            Yen requested)
            implements ProposalEvent {}

    /** It was sent back for correction 補正. */
    @EventType(value = "kyodo.proposal.ProposalReturned", visibility = Visibility.PARTIES)
    record ProposalReturned(ProposalId proposalId, List<String> items, Reason reason, LocalDate dueOn)
            implements ProposalEvent {}

    /** No correction came by the due date: taken as withdrawn 取下げ扱い. */
    @EventType(value = "kyodo.proposal.ProposalLapsed", visibility = Visibility.PARTIES)
    record ProposalLapsed(ProposalId proposalId, LocalDate dueOn) implements ProposalEvent {}

    /** It was accepted for review 受理; from here on it is public. */
    @EventType(value = "kyodo.proposal.ProposalAccepted", visibility = Visibility.PUBLIC)
    record ProposalAccepted(
            ProposalId proposalId,
            String number,
            CallId callId,
            GroupId proposer,
            String title,
            String summary,
            List<FieldType> fieldTypes,
            List<AreaCode> areas,
            CollaborationForm requestedForm,
            Yen requested)
            implements ProposalEvent {}

    /** Departments 所属 were put in charge; of two or more the collaboration office co-ordinates (001 ch. 5-3(2)). */
    @EventType(value = "kyodo.proposal.DepartmentsAssigned", visibility = Visibility.DEPARTMENT)
    record DepartmentsAssigned(
            ProposalId proposalId, List<DepartmentCode> departments, DepartmentCode coordinator, boolean crossSection)
            implements ProposalEvent {}

    /** Co-ordination across departments began 庁内調整. */
    @EventType(value = "kyodo.proposal.CoordinationOpened", visibility = Visibility.DEPARTMENT)
    record CoordinationOpened(ProposalId proposalId, List<DepartmentCode> departments, DepartmentCode coordinator)
            implements ProposalEvent {}

    /**
     * One reviewer scored it 審査. The points never leave the proposal service; this only tells that they are there.
     *
     * @param scores how many reviewers have scored it so far
     */
    @EventType(value = "kyodo.proposal.ProposalScored", visibility = Visibility.INTERNAL)
    record ProposalScored(ProposalId proposalId, AccountRef reviewer, int scores) implements ProposalEvent {}

    /** It was adopted 採択 with a form of collaboration; both sides say why this form (R-COM-2). */
    @EventType(value = "kyodo.proposal.ProposalAdopted", visibility = Visibility.PUBLIC)
    record ProposalAdopted(
            ProposalId proposalId,
            String number,
            CallId callId,
            GroupId proposer,
            String title,
            CollaborationForm form,
            String cityRationale,
            String groupRationale,
            List<DepartmentCode> departments,
            List<FieldType> fieldTypes,
            List<AreaCode> areas,
            Optional<ProgrammeCode> programme,
            Yen requested,
            FiscalYear fiscalYear,
            BigDecimal scoreAverage)
            implements ProposalEvent {}

    /**
     * It was rejected 不採択, with a reason; an explanation is due (R-SE-3).
     *
     * @param reconsiderableUntil the last day to ask for reconsideration; empty where it was reconsidered already
     */
    @EventType(value = "kyodo.proposal.ProposalRejected", visibility = Visibility.PUBLIC)
    record ProposalRejected(
            ProposalId proposalId,
            String number,
            CallId callId,
            GroupId proposer,
            Reason reason,
            String rule,
            LocalDate explanationDueOn,
            Optional<LocalDate> reconsiderableUntil)
            implements ProposalEvent {}

    /** The rejection was explained to the proposer 説明. */
    @EventType(value = "kyodo.proposal.ExplanationGiven", visibility = Visibility.PUBLIC)
    record ExplanationGiven(ProposalId proposalId, String text, LocalDate on) implements ProposalEvent {}

    /** The proposer asked once for reconsideration 再検討の求め. */
    @EventType(value = "kyodo.proposal.ReconsiderationRequested", visibility = Visibility.PARTIES)
    record ReconsiderationRequested(ProposalId proposalId, String grounds) implements ProposalEvent {}

    /** The proposer withdrew it 取下げ. */
    @EventType(value = "kyodo.proposal.ProposalWithdrawn", visibility = Visibility.PARTIES)
    record ProposalWithdrawn(ProposalId proposalId, Optional<String> remark) implements ProposalEvent {}
}
