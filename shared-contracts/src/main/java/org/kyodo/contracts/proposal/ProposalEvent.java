package org.kyodo.contracts.proposal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Visibility;

/** What happens to a proposal 提案 from submission to decision. */
@AggregateStream(
        service = "proposal",
        aggregate = "proposal",
        stages = {"Submitted", "Returned", "Lapsed", "Withdrawn", "Accepted", "Screening", "Adopted", "Rejected"})
public sealed interface ProposalEvent extends DomainEvent {

    /** It was submitted 提出; again after each correction. */
    @EventType(value = "kyodo.proposal.ProposalSubmitted", visibility = Visibility.PARTIES)
    record ProposalSubmitted(
            ProposalId proposalId,
            ProposalEntry entry,
            List<GroupId> coProposers,
            ProposalOutline outline,
            ProposalDetails details)
            implements ProposalEvent {}

    /** It was sent back for correction 補正. */
    @EventType(value = "kyodo.proposal.ProposalReturned", visibility = Visibility.PARTIES)
    record ProposalReturned(ProposalId proposalId, Correction correction) implements ProposalEvent {}

    /** No correction came by the due date: taken as withdrawn 取下げ扱い. */
    @EventType(value = "kyodo.proposal.ProposalLapsed", visibility = Visibility.PARTIES)
    record ProposalLapsed(ProposalId proposalId, LocalDate dueOn) implements ProposalEvent {}

    /** It was accepted for review 受理; from here on it is public. */
    @EventType(value = "kyodo.proposal.ProposalAccepted", visibility = Visibility.PUBLIC)
    record ProposalAccepted(ProposalId proposalId, ProposalEntry entry, ProposalOutline outline)
            implements ProposalEvent {}

    /** Departments 所属 were put in charge; of two or more the collaboration office co-ordinates (001 ch. 5-3(2)). */
    @EventType(value = "kyodo.proposal.DepartmentsAssigned", visibility = Visibility.DEPARTMENT)
    record DepartmentsAssigned(ProposalId proposalId, Assignment assignment) implements ProposalEvent {}

    /** Co-ordination across departments began 庁内調整. */
    @EventType(value = "kyodo.proposal.CoordinationOpened", visibility = Visibility.DEPARTMENT)
    record CoordinationOpened(ProposalId proposalId, Assignment assignment) implements ProposalEvent {}

    /**
     * One reviewer scored it 審査. The points never leave the proposal service; this only tells that they are there.
     *
     * @param scores how many reviewers have scored it so far
     */
    @EventType(value = "kyodo.proposal.ProposalScored", visibility = Visibility.INTERNAL)
    record ProposalScored(ProposalId proposalId, AccountRef reviewer, int scores) implements ProposalEvent {}

    /**
     * It was adopted 採択 with a form of collaboration; both sides say why this form (R-COM-2).
     *
     * @param scoreAverage of the reviewers' totals, to one decimal 平均点; missing where fewer than three scored (K-PR-6)
     */
    @EventType(value = "kyodo.proposal.ProposalAdopted", visibility = Visibility.PUBLIC)
    record ProposalAdopted(
            ProposalId proposalId,
            ProposalEntry entry,
            ProposalOutline outline,
            AgreedForm agreed,
            Assignment assignment,
            FiscalYear fiscalYear,
            Optional<BigDecimal> scoreAverage)
            implements ProposalEvent {
        /** What it leads to. */
        public Collaboration collaboration() {
            return new Collaboration(
                    proposalId, entry.proposer(), assignment.departments(), agreed.form(), outline.title(), fiscalYear);
        }
    }

    /** It was rejected 不採択, with a reason; an explanation is due (R-SE-3). */
    @EventType(value = "kyodo.proposal.ProposalRejected", visibility = Visibility.PUBLIC)
    record ProposalRejected(ProposalId proposalId, ProposalEntry entry, Rejection rejection) implements ProposalEvent {}

    /** The rejection was explained to the proposer 説明. */
    @EventType(value = "kyodo.proposal.ExplanationGiven", visibility = Visibility.PUBLIC)
    record ExplanationGiven(ProposalId proposalId, Explanation explanation) implements ProposalEvent {}

    /** The proposer asked once for reconsideration 再検討の求め. */
    @EventType(value = "kyodo.proposal.ReconsiderationRequested", visibility = Visibility.PARTIES)
    record ReconsiderationRequested(ProposalId proposalId, String grounds) implements ProposalEvent {}

    /** The proposer withdrew it 取下げ. */
    @EventType(value = "kyodo.proposal.ProposalWithdrawn", visibility = Visibility.PARTIES)
    record ProposalWithdrawn(ProposalId proposalId, Optional<String> remark) implements ProposalEvent {}
}
