package org.kyodo.proposal.proposal;

import java.math.BigDecimal;
import java.util.Optional;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.AgreedForm;
import org.kyodo.contracts.proposal.Explanation;
import org.kyodo.contracts.proposal.OpinionStatement;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.AccountabilityOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationDeclined;
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
import org.kyodo.contracts.proposal.Reflection;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.RoundTableId;

/**
 * A proposal 提案 of a registered group to a call. It is submitted, perhaps sent back for correction, and accepted for
 * review. Departments are put in charge, reviewers score it, and it is adopted with a form of collaboration or rejected
 * with a reason. A rejection is explained to the proposer, who may ask once for reconsideration. Before the decision the
 * proposer may withdraw it.
 *
 * <p>A policy proposal of citizens is debated in public and goes to the city with the summary of that debate; the city accounts
 * in public, by a day, for what came of it. It is never scored, adopted or rejected.
 */
sealed interface Proposal extends Stage<Proposal, ProposalEvent> {
    record Absent(ProposalId id) implements Proposal {}

    /** A proposal that was handed in, whatever became of it. */
    sealed interface HandedIn extends Proposal {
        Submission submission();
    }

    /** A proposal under review 審査, still undecided. */
    sealed interface UnderReview extends HandedIn {
        Review review();
    }

    record Submitted(Submission submission) implements HandedIn {}

    record Returned(Submission submission, Correction correction) implements HandedIn {}

    record Lapsed(Submission submission) implements HandedIn {}

    record Withdrawn(Submission submission) implements HandedIn {}

    /** Nobody has scored it yet. */
    record Accepted(Submission submission, Review review) implements UnderReview {}

    /** At least one reviewer has scored it, or it is being reconsidered. */
    record Screening(Submission submission, Review review) implements UnderReview {}

    record Adopted(Submission submission, Review review, AgreedForm agreed, Optional<BigDecimal> average)
            implements HandedIn {}

    record Rejected(Submission submission, Review review, Rejection rejection, Optional<Explanation> explanation)
            implements HandedIn {}

    /** A policy proposal of citizens that everybody debates 公開協議. @param forum where */
    record InDiscussion(Submission submission, RoundTableId forum) implements HandedIn {}

    /** The summary of its debate is published 意見書公表. */
    record OpinionPublished(Submission submission, OpinionStatement statement) implements HandedIn {}

    /** The city owes an account of what comes of it 市へ提案. */
    record WithCity(Submission submission, Accountability account) implements HandedIn {}

    /** The city has accounted for what came of it 説明済. */
    record Accounted(Submission submission, Accountability account, Reflection reflection) implements HandedIn {}

    /** What was handed in by the proposer or for it, and by whom. */
    default Entries entries() {
        return this instanceof HandedIn known ? known.submission().entries() : Entries.NONE;
    }

    @Override
    default Proposal after(ProposalEvent event, Entry entry) {
        Proposal after = after(event);
        return switch (event) {
            case ProposalSubmitted _, ProposalWithdrawn _, ReconsiderationRequested _ ->
                after.noting(after.entries().and(entry));
            case PublicDiscussionOpened _,
                    OpinionStatementPublished _,
                    ProposalSubmittedToCity _,
                    ReflectionResultReported _,
                    ReflectionContinued _,
                    AccountabilityOverdue _ -> after;
            case ProposalReturned _,
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
                    ConditionsDeclined _,
                    ProposalDeferred _,
                    ExaminationResumed _,
                    ExplanationOverdue _,
                    ProposalScored _,
                    ProposalAdopted _,
                    ProposalRejected _,
                    ExplanationGiven _ -> after;
        };
    }

    private Proposal noting(Entries all) {
        return switch (this) {
            case Absent _ -> throw new IllegalStateException("handed in while nothing was submitted");
            case Submitted s -> new Submitted(s.submission().with(all));
            case Returned s -> new Returned(s.submission().with(all), s.correction());
            case Lapsed s -> new Lapsed(s.submission().with(all));
            case Withdrawn s -> new Withdrawn(s.submission().with(all));
            case Accepted s -> new Accepted(s.submission().with(all), s.review());
            case Screening s -> new Screening(s.submission().with(all), s.review());
            case Adopted s -> new Adopted(s.submission().with(all), s.review(), s.agreed(), s.average());
            case Rejected s -> new Rejected(s.submission().with(all), s.review(), s.rejection(), s.explanation());
            case InDiscussion s -> new InDiscussion(s.submission().with(all), s.forum());
            case OpinionPublished s -> new OpinionPublished(s.submission().with(all), s.statement());
            case WithCity s -> new WithCity(s.submission().with(all), s.account());
            case Accounted s -> new Accounted(s.submission().with(all), s.account(), s.reflection());
        };
    }

    @Override
    default Proposal after(ProposalEvent event) {
        return switch (event) {
            case ProposalSubmitted e ->
                new Submitted(new Submission(
                        e.proposalId(), e.entry(), e.coProposers(), e.outline(), e.details(), entries()));
            case ProposalReturned e -> new Returned(submitted(), e.correction());
            case ProposalLapsed _ -> new Lapsed(submitted());
            case ProposalWithdrawn _ -> new Withdrawn(submitted());
            case ProposalAccepted _ -> new Accepted(submitted(), Review.BEGUN);
            case PublicDiscussionOpened e -> new InDiscussion(submitted(), e.forum());
            case OpinionStatementPublished e -> new OpinionPublished(submitted(), e.statement());
            case ProposalSubmittedToCity e
            when this instanceof OpinionPublished o ->
                new WithCity(o.submission(), Accountability.of(o.statement(), e));
            case ProposalSubmittedToCity e -> throw unexpected(e);
            case ReflectionResultReported e -> new Accounted(submitted(), account(), e.reflection());
            case ReflectionContinued e -> new WithCity(submitted(), account().continuedUntil(e.dueOn()));
            case AccountabilityOverdue e -> new WithCity(submitted(), account().toldOver(e.daysOver()));
            case DepartmentsAssigned e
            when this instanceof WithCity w ->
                new WithCity(w.submission(), w.account().assigned(e.assignment()));
            case DepartmentsAssigned e ->
                switch (this) {
                    case Accepted(var submission, var review) ->
                        new Accepted(submission, review.assigned(e.assignment()));
                    case Screening(var submission, var review) ->
                        new Screening(submission, review.assigned(e.assignment()));
                    case Proposal other -> throw other.unexpected(e);
                };
            case CoordinationOpened _ -> this;
            case DepartmentOpinionRequested _,
                    DepartmentOpinionSubmitted _,
                    DepartmentOpinionOverdue _,
                    CoImplementationAccepted _,
                    CoImplementationDeclined _,
                    ProposalAssessed _,
                    ProposalExamined _,
                    FormRationaleStated _,
                    ProposalConditionallyAdopted _,
                    ConditionsAccepted _,
                    ConditionsDeclined _,
                    ProposalDeferred _,
                    ExaminationResumed _,
                    ExplanationOverdue _ -> throw unexpected(event);
            case ProposalScored e -> new Screening(submitted(), reviewed().scoredBy(e.reviewer()));
            case ProposalAdopted e -> new Adopted(submitted(), reviewed(), e.agreed(), e.scoreAverage());
            case ProposalRejected e -> new Rejected(submitted(), reviewed(), e.rejection(), Optional.empty());
            case ExplanationGiven e
            when this instanceof Rejected r ->
                new Rejected(r.submission(), r.review(), r.rejection(), Optional.of(e.explanation()));
            case ExplanationGiven e -> throw unexpected(e);
            case ReconsiderationRequested _
            when this instanceof Rejected r ->
                new Screening(r.submission(), r.review().again());
            case ReconsiderationRequested e -> throw unexpected(e);
        };
    }

    /** With the points of a score, which no event may tell (E4). */
    static Proposal keeping(Proposal stage, ProposalCommand command) {
        return stage instanceof Screening(var submission, var review)
                        && command instanceof ExaminationCommand.ScoreProposal c
                ? new Screening(submission, review.withPoints(Review.Points.of(c.points())))
                : stage;
    }

    private Submission submitted() {
        if (this instanceof HandedIn known) {
            return known.submission();
        }
        throw new IllegalStateException(this + " (expected: a proposal that was submitted)");
    }

    private Review reviewed() {
        if (this instanceof UnderReview known) {
            return known.review();
        }
        throw new IllegalStateException(this + " (expected: a proposal under review)");
    }

    private Accountability account() {
        if (this instanceof WithCity known) {
            return known.account();
        }
        throw new IllegalStateException(this + " (expected: a proposal that went to the city)");
    }

    private IllegalStateException unexpected(ProposalEvent event) {
        return new IllegalStateException(event + " after " + this);
    }
}
