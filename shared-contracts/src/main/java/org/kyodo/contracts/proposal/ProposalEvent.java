package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.Receipted;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentStance;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Receipt;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Visibility;

/** What happens to a proposal 提案 from submission to decision. */
@AggregateStream(
        service = "proposal",
        aggregate = "proposal",
        stages = {
            "Submitted",
            "Returned",
            "Lapsed",
            "Withdrawn",
            "Accepted",
            "Screening",
            "Deferred",
            "Conditional",
            "Adopted",
            "Rejected",
            "InDiscussion",
            "OpinionPublished",
            "WithCity",
            "Accounted"
        })
public sealed interface ProposalEvent extends DomainEvent {

    /**
     * It was submitted 提出; again after each correction.
     *
     * @param receipt of what was sent 受領証
     */
    @EventType(value = "kyodo.proposal.ProposalSubmitted", visibility = Visibility.PARTIES)
    record ProposalSubmitted(
            ProposalId proposalId,
            ProposalEntry entry,
            List<GroupId> coProposers,
            ProposalOutline outline,
            ProposalDetails details,
            Optional<Receipt> receipt)
            implements ProposalEvent, Receipted {}

    /** It was sent back for correction 補正. */
    @EventType(value = "kyodo.proposal.ProposalReturned", visibility = Visibility.PARTIES)
    record ProposalReturned(ProposalId proposalId, Correction correction) implements ProposalEvent {}

    /**
     * Taken as withdrawn 取下げ扱い.
     *
     * @param dueOn by which no correction came
     * @param cancellation why its call was cancelled
     */
    @EventType(value = "kyodo.proposal.ProposalLapsed", visibility = Visibility.PARTIES)
    record ProposalLapsed(ProposalId proposalId, Optional<LocalDate> dueOn, Optional<Reason> cancellation)
            implements ProposalEvent {
        /** No correction came by the due date. */
        public ProposalLapsed(ProposalId proposalId, LocalDate dueOn) {
            this(proposalId, Optional.of(dueOn), Optional.empty());
        }
    }

    /** A group that is named as a co-proposer is one 共同提案の確認 (R-PR-2). */
    @EventType(value = "kyodo.proposal.CoProposerConfirmed", visibility = Visibility.PARTIES)
    record CoProposerConfirmed(ProposalId proposalId, GroupId group) implements ProposalEvent {}

    /** A group that is named as a co-proposer is none 共同提案の辞退. */
    @EventType(value = "kyodo.proposal.CoProposerDeclined", visibility = Visibility.PARTIES)
    record CoProposerDeclined(ProposalId proposalId, GroupId group) implements ProposalEvent {}

    /** It was accepted for review 受理; from here on it is public. */
    @EventType(value = "kyodo.proposal.ProposalAccepted", visibility = Visibility.PUBLIC)
    record ProposalAccepted(ProposalId proposalId, ProposalEntry entry, ProposalOutline outline)
            implements ProposalEvent {}

    /** One account more backs it 応援 (R-IV-2). @param backers how many do now */
    @EventType(value = "kyodo.proposal.ProposalBacked", visibility = Visibility.PUBLIC, unnamed = true)
    record ProposalBacked(ProposalId proposalId, int backers) implements ProposalEvent {}

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

    /** It was adopted 採択, in the form that both sides chose (R-COM-2). */
    @EventType(value = "kyodo.proposal.ProposalAdopted", visibility = Visibility.PUBLIC)
    record ProposalAdopted(ProposalId proposalId, ProposalEntry entry, ProposalOutline outline, Adoption adoption)
            implements ProposalEvent {
        /** What it leads to. */
        public Collaboration collaboration() {
            return new Collaboration(
                    proposalId,
                    entry.proposer()
                            .group()
                            .orElseThrow(() -> new IllegalStateException(
                                    "adopted for " + entry.proposer() + " (expected: a group)")),
                    adoption.departments(),
                    adoption.form(),
                    outline.title(),
                    adoption.fiscalYear(),
                    adoption.coImplementing().stream()
                            .map(CoImplementation::department)
                            .toList());
        }
    }

    /**
     * It was rejected 不採択, with a reason; an explanation is due (R-SE-3).
     *
     * @param examination the same as for an adoption (R-SE-1)
     */
    @EventType(value = "kyodo.proposal.ProposalRejected", visibility = Visibility.PUBLIC)
    record ProposalRejected(ProposalId proposalId, ProposalEntry entry, Rejection rejection, Examined examination)
            implements ProposalEvent {}

    /** The rejection was explained to the proposer 説明. */
    @EventType(value = "kyodo.proposal.ExplanationGiven", visibility = Visibility.PUBLIC)
    record ExplanationGiven(ProposalId proposalId, Explanation explanation) implements ProposalEvent {}

    /** The proposer asked once for reconsideration 再検討の求め. */
    @EventType(value = "kyodo.proposal.ReconsiderationRequested", visibility = Visibility.PARTIES)
    record ReconsiderationRequested(ProposalId proposalId, String grounds) implements ProposalEvent {}

    /** The proposer withdrew it 取下げ. */
    @EventType(value = "kyodo.proposal.ProposalWithdrawn", visibility = Visibility.PARTIES)
    record ProposalWithdrawn(ProposalId proposalId, Optional<String> remark) implements ProposalEvent {}

    /** Departments are asked how they stand to it 所見の求め, by a day (K-PR-4). */
    @EventType(value = "kyodo.proposal.DepartmentOpinionRequested", visibility = Visibility.DEPARTMENT)
    record DepartmentOpinionRequested(ProposalId proposalId, List<DepartmentCode> departments, LocalDate dueOn)
            implements ProposalEvent {}

    /** A department says how it stands to it 所見. */
    @EventType(value = "kyodo.proposal.DepartmentOpinionSubmitted", visibility = Visibility.DEPARTMENT)
    record DepartmentOpinionSubmitted(
            ProposalId proposalId, DepartmentCode department, DepartmentStance stance, String text)
            implements ProposalEvent {}

    /**
     * Departments that were asked have not answered by the day 所見の遅れ; told once of each (K-PR-4).
     *
     * @param departments that have not
     */
    @EventType(value = "kyodo.proposal.DepartmentOpinionOverdue", visibility = Visibility.DEPARTMENT)
    record DepartmentOpinionOverdue(
            ProposalId proposalId, List<DepartmentCode> departments, LocalDate dueOn, int daysOver)
            implements ProposalEvent {}

    /** A section says itself that it carries the project out with the group 協働での実施 (R-CI-1, K-CI-1). */
    @EventType(value = "kyodo.proposal.CoImplementationAccepted", visibility = Visibility.DEPARTMENT)
    record CoImplementationAccepted(ProposalId proposalId, DepartmentCode department, String role)
            implements ProposalEvent {}

    /** A section says that it does not carry it out 協働での実施の辞退. */
    @EventType(value = "kyodo.proposal.CoImplementationDeclined", visibility = Visibility.DEPARTMENT)
    record CoImplementationDeclined(ProposalId proposalId, DepartmentCode department, Reason reason)
            implements ProposalEvent {}

    /** What form and price are weighed by was put down (R-FP-1). */
    @EventType(value = "kyodo.proposal.ProposalAssessed", visibility = Visibility.DEPARTMENT)
    record ProposalAssessed(ProposalId proposalId, Assessment assessment) implements ProposalEvent {}

    /** A round table discussed it, and its minutes are public 協働ラウンドテーブルでの協議 (R-PR-4). */
    @EventType(value = "kyodo.proposal.ProposalExamined", visibility = Visibility.PUBLIC)
    record ProposalExamined(ProposalId proposalId, RoundTableId roundTable) implements ProposalEvent {}

    /** A side says which form of collaboration it chooses, and why 形態とその理由; its last word counts (R-COM-2, K-COM-2). */
    @EventType(value = "kyodo.proposal.FormRationaleStated", visibility = Visibility.PARTIES)
    record FormRationaleStated(ProposalId proposalId, Side side, CollaborationForm form, String text)
            implements ProposalEvent {}

    /**
     * It is adopted if the proposer accepts the conditions 条件付採択.
     *
     * @param adoption what it is adopted with then, the conditions in it
     * @param dueOn the last day to accept them (K-PR-7)
     */
    @EventType(value = "kyodo.proposal.ProposalConditionallyAdopted", visibility = Visibility.PUBLIC)
    record ProposalConditionallyAdopted(ProposalId proposalId, Adoption adoption, LocalDate dueOn)
            implements ProposalEvent {}

    /** The proposer accepts the conditions 条件の受諾. */
    @EventType(value = "kyodo.proposal.ConditionsAccepted", visibility = Visibility.PARTIES)
    record ConditionsAccepted(ProposalId proposalId) implements ProposalEvent {}

    /**
     * The proposer does not accept the conditions 条件の辞退, and so withdraws it.
     *
     * @param dueOn the last day to answer, where no answer came
     */
    @EventType(value = "kyodo.proposal.ConditionsDeclined", visibility = Visibility.PARTIES)
    record ConditionsDeclined(ProposalId proposalId, Optional<LocalDate> dueOn) implements ProposalEvent {}

    /** The decision was put off 継続検討. */
    @EventType(value = "kyodo.proposal.ProposalDeferred", visibility = Visibility.PUBLIC)
    record ProposalDeferred(ProposalId proposalId, Deferral deferral) implements ProposalEvent {}

    /** The examination goes on 審査の再開. */
    @EventType(value = "kyodo.proposal.ExaminationResumed", visibility = Visibility.PARTIES)
    record ExaminationResumed(ProposalId proposalId) implements ProposalEvent {}

    /** The rejection was not explained by the day 説明の遅れ; told once (K-PR-8). */
    @EventType(value = "kyodo.proposal.ExplanationOverdue", visibility = Visibility.PUBLIC)
    record ExplanationOverdue(ProposalId proposalId, LocalDate dueOn, int daysOver) implements ProposalEvent {}

    /** Everybody may debate it 公開協議 (R-CP-1). @param forum where */
    @EventType(value = "kyodo.proposal.PublicDiscussionOpened", visibility = Visibility.PUBLIC)
    record PublicDiscussionOpened(ProposalId proposalId, RoundTableId forum) implements ProposalEvent {}

    /** The summary of the debate was published 意見書の公表 (R-CP-2). */
    @EventType(value = "kyodo.proposal.OpinionStatementPublished", visibility = Visibility.PUBLIC)
    record OpinionStatementPublished(ProposalId proposalId, OpinionStatement statement) implements ProposalEvent {}

    /**
     * It went to the city with the statement 市への提案.
     *
     * @param round of the fiscal year in which it did (R-CA-7)
     * @param submittedOn the day
     * @param dueOn the last day on which the city accounts for what came of it (K-CP-1)
     */
    @EventType(value = "kyodo.proposal.ProposalSubmittedToCity", visibility = Visibility.PUBLIC)
    record ProposalSubmittedToCity(ProposalId proposalId, int round, LocalDate submittedOn, LocalDate dueOn)
            implements ProposalEvent {}

    /** The city accounted for what came of it 反映結果の説明 (R-CP-4). */
    @EventType(value = "kyodo.proposal.ReflectionResultReported", visibility = Visibility.PUBLIC)
    record ReflectionResultReported(ProposalId proposalId, Reflection reflection) implements ProposalEvent {}

    /**
     * There is no result yet; the city says what was done so far, and until when it will account for it 継続検討 (K-CP-3).
     *
     * @param text what was done so far, for the public
     * @param reason why there is no result yet, for the public (002:L128)
     * @param dueOn the new last day
     */
    @EventType(value = "kyodo.proposal.ReflectionContinued", visibility = Visibility.PUBLIC)
    record ReflectionContinued(
            ProposalId proposalId,
            @PublicText String text,
            @PublicText Reason reason,
            DepartmentCode department,
            LocalDate dueOn)
            implements ProposalEvent {}

    /**
     * The city has not accounted for it 説明期限の超過: told once when the day is over, then every thirty days (K-CP-2).
     *
     * @param departments that were to
     */
    @EventType(value = "kyodo.proposal.AccountabilityOverdue", visibility = Visibility.PUBLIC)
    record AccountabilityOverdue(ProposalId proposalId, LocalDate dueOn, int daysOver, List<DepartmentCode> departments)
            implements ProposalEvent {}
}
