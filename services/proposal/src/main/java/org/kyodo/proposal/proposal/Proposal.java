package org.kyodo.proposal.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Backing;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.CoImplementation;
import org.kyodo.contracts.proposal.Deferral;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.Explanation;
import org.kyodo.contracts.proposal.OpinionStatement;
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
import org.kyodo.contracts.proposal.Reflection;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.Side;

/**
 * A proposal 提案 of a registered group to a call. It is submitted, perhaps sent back for correction, and accepted for
 * review. Departments are put in charge and asked for their opinions, sections say that they carry it out with the group, a
 * round table discusses it, reviewers score it, and each side says which form of collaboration it chooses. It is adopted,
 * perhaps under conditions that the proposer accepts first, put off, or rejected with a reason. A rejection is explained to
 * the proposer, who may ask once for reconsideration. Before the decision others back it and the proposer may withdraw it.
 *
 * <p>A policy proposal of citizens is debated in public and goes to the city with the summary of that debate; the city accounts
 * in public, by a day, for what came of it. It is never scored, adopted or rejected.
 */
sealed interface Proposal extends Stage<Proposal, ProposalEvent> {
    record Absent(ProposalId id) implements Proposal {}

    /** A proposal that was handed in, whatever became of it. */
    sealed interface HandedIn extends Proposal {
        Submission submission();

        HandedIn with(Submission now);
    }

    /** A proposal that was accepted for review 受理, whatever came of that. */
    sealed interface Reviewed extends HandedIn {
        Review review();
    }

    /** A proposal that was accepted and is not decided on. */
    sealed interface Undecided extends Reviewed {}

    /** A proposal under review 審査. */
    sealed interface UnderReview extends Undecided {
        UnderReview with(Review now);
    }

    record Submitted(Submission submission) implements HandedIn {
        @Override
        public Submitted with(Submission now) {
            return new Submitted(now);
        }
    }

    record Returned(Submission submission, Correction correction) implements HandedIn {
        @Override
        public Returned with(Submission now) {
            return new Returned(now, correction);
        }
    }

    record Lapsed(Submission submission) implements HandedIn {
        @Override
        public Lapsed with(Submission now) {
            return new Lapsed(now);
        }
    }

    record Withdrawn(Submission submission) implements HandedIn {
        @Override
        public Withdrawn with(Submission now) {
            return new Withdrawn(now);
        }
    }

    /** Neither a round table nor a reviewer has had it yet. */
    record Accepted(Submission submission, Review review) implements UnderReview {
        @Override
        public Accepted with(Submission now) {
            return new Accepted(now, review);
        }

        @Override
        public Accepted with(Review now) {
            return new Accepted(submission, now);
        }
    }

    /** A round table discussed it, a reviewer scored it, or it is being reconsidered. */
    record Screening(Submission submission, Review review) implements UnderReview {
        @Override
        public Screening with(Submission now) {
            return new Screening(now, review);
        }

        @Override
        public Screening with(Review now) {
            return new Screening(submission, now);
        }
    }

    /** 継続検討. */
    record Deferred(Submission submission, Review review, Deferral deferral) implements Undecided {
        @Override
        public Deferred with(Submission now) {
            return new Deferred(now, review, deferral);
        }
    }

    /** 条件付採択. @param dueOn the last day for the proposer to accept the conditions */
    record Conditional(Submission submission, Review review, Adoption adoption, LocalDate dueOn) implements Reviewed {
        @Override
        public Conditional with(Submission now) {
            return new Conditional(now, review, adoption, dueOn);
        }
    }

    record Adopted(Submission submission, Review review, Adoption adoption) implements Reviewed {
        @Override
        public Adopted with(Submission now) {
            return new Adopted(now, review, adoption);
        }
    }

    /**
     * 不採択.
     *
     * @param dueOn the last day to explain it, until that was done
     * @param overdueTold whether it was told that this is late
     */
    record Rejected(
            Submission submission,
            Review review,
            Rejection rejection,
            Examined examination,
            Optional<Explanation> explanation,
            Optional<LocalDate> dueOn,
            boolean overdueTold)
            implements Reviewed {
        @Override
        public Rejected with(Submission now) {
            return new Rejected(now, review, rejection, examination, explanation, dueOn, overdueTold);
        }

        private Rejected explained(Explanation with) {
            return new Rejected(
                    submission, review, rejection, examination, Optional.of(with), Optional.empty(), overdueTold);
        }

        private Rejected toldOverdue() {
            return new Rejected(submission, review, rejection, examination, explanation, dueOn, true);
        }
    }

    /** A policy proposal of citizens that everybody debates 公開協議. @param forum where */
    record InDiscussion(Submission submission, RoundTableId forum) implements HandedIn {
        @Override
        public InDiscussion with(Submission now) {
            return new InDiscussion(now, forum);
        }
    }

    /** The summary of its debate is published 意見書公表. */
    record OpinionPublished(Submission submission, OpinionStatement statement) implements HandedIn {
        @Override
        public OpinionPublished with(Submission now) {
            return new OpinionPublished(now, statement);
        }
    }

    /** The city owes an account of what comes of it 市へ提案. */
    record WithCity(Submission submission, Accountability account) implements HandedIn {
        @Override
        public WithCity with(Submission now) {
            return new WithCity(now, account);
        }
    }

    /** The city has accounted for what came of it 説明済. */
    record Accounted(Submission submission, Accountability account, Reflection reflection) implements HandedIn {
        @Override
        public Accounted with(Submission now) {
            return new Accounted(now, account, reflection);
        }
    }

    /** What was handed in by the proposer or for it, and by whom. */
    default Entries entries() {
        return this instanceof HandedIn known ? known.submission().entries() : Entries.NONE;
    }

    @Override
    default Proposal after(ProposalEvent event, Entry entry) {
        Proposal after = after(event);
        return switch (event) {
            case ProposalSubmitted _,
                    CoProposerConfirmed _,
                    CoProposerDeclined _,
                    ProposalWithdrawn _,
                    ConditionsAccepted _,
                    ConditionsDeclined _,
                    ReconsiderationRequested _ -> after.noting(entry);
            // Who backs stands beside the event, not in it.
            case ProposalBacked _ -> after.backed(after.submitted().backing().by(entry));
            case FormRationaleStated e -> e.side() == Side.GROUP ? after.noting(entry) : after;
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
                    ProposalScored _,
                    ProposalConditionallyAdopted _,
                    ProposalAdopted _,
                    ProposalDeferred _,
                    ExaminationResumed _,
                    ProposalRejected _,
                    ExplanationGiven _,
                    ExplanationOverdue _ -> after;
        };
    }

    private Proposal noting(Entry entry) {
        HandedIn known = as(HandedIn.class);
        return known.with(known.submission().with(known.submission().entries().and(entry)));
    }

    /** The same with other backers. */
    default Proposal backed(Backing other) {
        return this instanceof HandedIn known ? known.with(known.submission().with(other)) : this;
    }

    @Override
    default Proposal after(ProposalEvent event) {
        return switch (event) {
            case ProposalSubmitted e ->
                new Submitted(new Submission(
                        e.proposalId(),
                        e.entry(),
                        e.coProposers(),
                        e.outline(),
                        e.details(),
                        entries(),
                        Consents.NONE,
                        Backing.NONE));
            case CoProposerConfirmed e ->
                new Submitted(submitted().with(submitted().consents().confirmedBy(e.group())));
            case CoProposerDeclined e ->
                new Submitted(submitted().with(submitted().consents().declinedBy(e.group())));
            case ProposalReturned e -> new Returned(submitted(), e.correction());
            case ProposalLapsed _ -> new Lapsed(submitted());
            case ProposalWithdrawn _ -> new Withdrawn(submitted());
            case ProposalAccepted _ -> new Accepted(submitted(), Review.BEGUN);
            case ProposalBacked e -> backed(submitted().backing().of(e.backers()));
            case PublicDiscussionOpened e -> new InDiscussion(submitted(), e.forum());
            case OpinionStatementPublished e -> new OpinionPublished(submitted(), e.statement());
            case ProposalSubmittedToCity e ->
                new WithCity(
                        submitted(),
                        Accountability.of(as(OpinionPublished.class).statement(), e));
            case ReflectionResultReported e -> new Accounted(submitted(), account(), e.reflection());
            case ReflectionContinued e -> new WithCity(submitted(), account().continuedUntil(e.dueOn()));
            case AccountabilityOverdue e -> new WithCity(submitted(), account().toldOver(e.daysOver()));
            case DepartmentsAssigned e
            when this instanceof WithCity w ->
                new WithCity(w.submission(), w.account().assigned(e.assignment()));
            case DepartmentsAssigned e -> handled(handling().assigned(e.assignment()));
            case CoordinationOpened _ -> this;
            case DepartmentOpinionRequested e -> handled(handling().asking(e.departments(), e.dueOn()));
            case DepartmentOpinionSubmitted e ->
                handled(handling().answered(new Review.Opinion(e.department(), e.stance(), e.text())));
            case DepartmentOpinionOverdue e -> handled(handling().overdueTold(e.departments()));
            case CoImplementationAccepted e ->
                handled(handling().coImplementedBy(new CoImplementation(e.department(), e.role())));
            case CoImplementationDeclined e -> handled(handling().notCoImplementedBy(e.department()));
            case ProposalAssessed e -> handled(handling().assessed(e.assessment()));
            case ProposalExamined e
            when this instanceof Deferred d ->
                new Deferred(d.submission(), d.review().discussedAt(e.roundTable()), d.deferral());
            case ProposalExamined e -> new Screening(submitted(), underReview().discussedAt(e.roundTable()));
            case ProposalScored e -> new Screening(submitted(), underReview().scoredBy(e.reviewer()));
            case FormRationaleStated e ->
                new Screening(submitted(), underReview().stated(new Review.Statement(e.side(), e.form(), e.text())));
            case ProposalConditionallyAdopted e -> new Conditional(submitted(), underReview(), e.adoption(), e.dueOn());
            case ConditionsAccepted _ -> this;
            case ConditionsDeclined _ -> new Withdrawn(submitted());
            case ProposalAdopted e -> new Adopted(submitted(), reviewed(), e.adoption());
            case ProposalDeferred e -> new Deferred(submitted(), underReview(), e.deferral());
            case ExaminationResumed _ -> new Screening(submitted(), reviewed());
            case ProposalRejected e ->
                new Rejected(
                        submitted(),
                        underReview(),
                        e.rejection(),
                        e.examination(),
                        Optional.empty(),
                        Optional.of(e.rejection().explanationDueOn()),
                        false);
            case ExplanationGiven e -> rejected().explained(e.explanation());
            case ExplanationOverdue _ -> rejected().toldOverdue();
            case ReconsiderationRequested _ ->
                new Screening(
                        submitted(),
                        reviewed().again(rejected().examination().mean().isPresent()));
        };
    }

    private Submission submitted() {
        return as(HandedIn.class).submission();
    }

    private Review reviewed() {
        return as(Reviewed.class).review();
    }

    private Review underReview() {
        return inReview().review();
    }

    private Review.Handling handling() {
        return underReview().handling();
    }

    private Proposal handled(Review.Handling now) {
        return inReview().with(underReview().with(now));
    }

    private UnderReview inReview() {
        return as(UnderReview.class);
    }

    private Rejected rejected() {
        return as(Rejected.class);
    }

    private Accountability account() {
        return as(WithCity.class).account();
    }
}
