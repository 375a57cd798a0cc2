package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.proposal.ProposalRefusal.*;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.ExaminationCommand.AcceptCoImplementation;
import org.kyodo.proposal.proposal.ExaminationCommand.AcceptConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.AdoptProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.AssessForForm;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.ExaminationCommand.DeclineCoImplementation;
import org.kyodo.proposal.proposal.ExaminationCommand.DeclineConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.DeferProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.GiveExplanation;
import org.kyodo.proposal.proposal.ExaminationCommand.LapseConditions;
import org.kyodo.proposal.proposal.ExaminationCommand.RecordExamination;
import org.kyodo.proposal.proposal.ExaminationCommand.RejectProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestDepartmentOpinion;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestReconsideration;
import org.kyodo.proposal.proposal.ExaminationCommand.ResumeExamination;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.StateFormRationale;
import org.kyodo.proposal.proposal.ExaminationCommand.SubmitDepartmentOpinion;
import org.kyodo.proposal.proposal.ExaminationCommand.TellExplanationOverdue;
import org.kyodo.proposal.proposal.ExaminationCommand.TellOpinionOverdue;
import org.kyodo.proposal.proposal.PolicyCommand.OpenPublicDiscussion;
import org.kyodo.proposal.proposal.PolicyCommand.PublishOpinionStatement;
import org.kyodo.proposal.proposal.PolicyCommand.ReportReflection;
import org.kyodo.proposal.proposal.PolicyCommand.SubmitToCity;
import org.kyodo.proposal.proposal.PolicyCommand.TellAccountabilityOverdue;
import org.kyodo.proposal.proposal.Proposal.Absent;
import org.kyodo.proposal.proposal.Proposal.Accepted;
import org.kyodo.proposal.proposal.Proposal.Conditional;
import org.kyodo.proposal.proposal.Proposal.Deferred;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.InDiscussion;
import org.kyodo.proposal.proposal.Proposal.OpinionPublished;
import org.kyodo.proposal.proposal.Proposal.Rejected;
import org.kyodo.proposal.proposal.Proposal.Returned;
import org.kyodo.proposal.proposal.Proposal.Screening;
import org.kyodo.proposal.proposal.Proposal.Submitted;
import org.kyodo.proposal.proposal.Proposal.Undecided;
import org.kyodo.proposal.proposal.Proposal.UnderReview;
import org.kyodo.proposal.proposal.Proposal.WithCity;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.SubmissionCommand.AcceptForReview;
import org.kyodo.proposal.proposal.SubmissionCommand.BackProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.ConfirmCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.DeclineCoProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.LapseProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.RequestCorrection;
import org.kyodo.proposal.proposal.SubmissionCommand.SubmitProposal;
import org.kyodo.proposal.proposal.SubmissionCommand.WithdrawProposal;

/**
 * The rule book of a proposal 提案: what each stage takes, who sees it, and what bars a command of any book. What a command
 * leads to is decided by the book it belongs to.
 */
final class ProposalRules implements Decider<ProposalCommand, Proposal, ProposalEvent> {
    private static final ProposalRules ALL = new ProposalRules();

    private static final Taken<ProposalCommand, Proposal> TAKEN = Taken.of(ProposalCommand.class, Proposal.class)
            .in(Absent.class, SubmitProposal.class)
            .in(HandedIn.class, LapseProposal.class)
            .in(Submitted.class, RequestCorrection.class, AcceptForReview.class, WithdrawProposal.class)
            .in(Submitted.class, ConfirmCoProposal.class, DeclineCoProposal.class)
            .in(Returned.class, SubmitProposal.class, WithdrawProposal.class)
            .in(Undecided.class, BackProposal.class, WithdrawProposal.class)
            .in(UnderReview.class, AssignDepartments.class, AssessForForm.class)
            .in(UnderReview.class, RequestDepartmentOpinion.class, SubmitDepartmentOpinion.class)
            .in(UnderReview.class, TellOpinionOverdue.class)
            .in(UnderReview.class, AcceptCoImplementation.class, DeclineCoImplementation.class)
            .in(UnderReview.class, ScoreProposal.class)
            // Follows from an event, so where there is nothing to record it is a repeat.
            .in(HandedIn.class, RecordExamination.class)
            .in(UnderReview.class, AdoptProposal.class, RejectProposal.class)
            .in(Screening.class, StateFormRationale.class, DeferProposal.class)
            .in(Deferred.class, ResumeExamination.class)
            .in(Conditional.class, AcceptConditions.class, DeclineConditions.class, LapseConditions.class)
            .in(Rejected.class, GiveExplanation.class, TellExplanationOverdue.class, RequestReconsideration.class)
            .in(Accepted.class, OpenPublicDiscussion.class)
            // Where its forum was cancelled.
            .in(InDiscussion.class, OpenPublicDiscussion.class)
            .in(InDiscussion.class, PublishOpinionStatement.class, BackProposal.class, WithdrawProposal.class)
            .in(OpinionPublished.class, SubmitToCity.class, BackProposal.class, WithdrawProposal.class)
            // What comes of it is open until the city answers, so others back it until then; it is the proposer's no
            // more.
            .in(WithCity.class, BackProposal.class)
            .in(WithCity.class, AssignDepartments.class, ReportReflection.class, TellAccountabilityOverdue.class);

    /** The kinds that are examined and adopted or rejected. */
    private static final Set<CallKind> EXAMINED = EnumSet.of(CallKind.CITY_PROPOSED, CallKind.CITIZEN_PROPOSED);

    /** 公開範囲: everyone from acceptance on; before that, and what came to nothing, who handles it and the parties. */
    @Override
    public boolean seenBy(Proposal proposal, Context context) {
        Actor actor = context.actor();
        return proposal instanceof HandedIn known
                && (ProposalView.visible(known, ProposalView.Eyes.EVERYONE)
                        || handles(known, actor)
                        || actsForAParty(known, context)
                        || actsForProposer(known, context)
                        || known.submission().coProposers().stream()
                                .anyMatch(group -> mayActFor(Proposer.group(group), context)));
    }

    @Override
    public Decision<ProposalEvent> decide(Proposal proposal, ProposalCommand command, Context context) {
        return switch (command) {
            case SubmissionCommand c -> SubmissionRules.decide(proposal, c, context);
            case AssignDepartments c when proposal instanceof WithCity w -> PolicyRules.assign(w, c, context);
            case ExaminationCommand c -> ExaminationRules.decide(proposal, c, context);
            case PolicyCommand c -> PolicyRules.decide(proposal, c, context);
        };
    }

    /** The last line of each book. */
    static Decision<ProposalEvent> notTaken(Proposal proposal, ProposalCommand command) {
        return ALL.notInThisStage(proposal, command);
    }

    /** That a proposal is of another kind is nearer the truth than that it is in another stage. */
    @Override
    public Decision<ProposalEvent> notInThisStage(Proposal proposal, ProposalCommand command) {
        return proposal instanceof HandedIn known && !taken(proposal).contains(command.getClass())
                ? ofAnotherKind(known, command.getClass())
                        .orElseGet(() -> Decider.super.notInThisStage(proposal, command))
                : Decider.super.notInThisStage(proposal, command);
    }

    @Override
    public Taken<ProposalCommand, Proposal> taken() {
        return TAKEN;
    }

    private static final Set<Class<?>> BY_PROPOSER = all(SubmissionRules.BY_PROPOSER, ExaminationRules.BY_PROPOSER);
    private static final Set<Class<?>> BY_THOSE_IN_CHARGE =
            all(SubmissionRules.BY_THOSE_IN_CHARGE, ExaminationRules.BY_THOSE_IN_CHARGE);
    /** A check or a decision: neither by who handed it in or scored it, nor by who acts for a party. */
    private static final Set<Class<?>> JUDGING = all(SubmissionRules.JUDGING, ExaminationRules.JUDGING);

    @Override
    public Optional<Decision<ProposalEvent>> barred(
            Proposal proposal, Class<? extends ProposalCommand> command, Context context) {
        if (!(proposal instanceof HandedIn known) || command == RecordExamination.class) {
            return Optional.empty();
        }
        if (BY_PROPOSER.contains(command) && !actsForProposer(known, context)) {
            return Optional.of(notTheProposer(known.submission().entry().proposer()));
        }
        if (BY_THOSE_IN_CHARGE.contains(command)
                && !inCharge(context)
                && !SubmissionRules.atTheDesk(known, command, context)) {
            return Optional.of(notInCharge(context));
        }
        if (context.applies(FOUR_EYES) && JUDGING.contains(command) && handedInOrScored(known, context)) {
            return Optional.of(Entries.sameEyes(context.actor()));
        }
        if (context.applies(CONFLICT_OF_INTEREST)
                && (command == ScoreProposal.class || JUDGING.contains(command))
                && actsForAParty(known, context)) {
            return Optional.of(refuse(CONFLICT_OF_INTEREST));
        }
        return ofAnotherKind(known, command)
                .or(() -> SubmissionRules.barred(known, command, context))
                .or(() -> PolicyRules.barred(known, command, context))
                .or(() -> ExaminationRules.barred(known, command, context));
    }

    /** What is debated and answered is never scored, adopted or rejected. */
    private static Optional<Decision<ProposalEvent>> ofAnotherKind(
            HandedIn proposal, Class<? extends ProposalCommand> command) {
        CallKind kind = proposal.submission().entry().kind();
        boolean answered = command == AssignDepartments.class && proposal instanceof WithCity;
        return ExaminationCommand.class.isAssignableFrom(command) && !answered && !isExamined(proposal)
                ? refused(NOT_OF_THIS_KIND, "kind", kind, Wording.ONE_OF.of(sorted(EXAMINED)))
                : Optional.empty();
    }

    /** Whether it is scored or discussed, and adopted or rejected. */
    static boolean isExamined(HandedIn proposal) {
        return EXAMINED.contains(proposal.submission().entry().kind());
    }

    /** Staff and auditors everything, a desk the policy proposals: it takes part in their handling. */
    static boolean handles(HandedIn proposal, Actor actor) {
        return seesAll(actor) || (SubmissionRules.isPolicy(proposal) && actor.is(Role.DESK));
    }

    static boolean seesAll(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR);
    }

    static boolean actsForAParty(HandedIn proposal, Context context) {
        return context.fact(Parties.class)
                .isAccountOfAny(context.actor().account(), proposal.submission().groups());
    }

    static int minReason(Context context) {
        return context.fact(ProposalSettings.class).reasonMinLength();
    }

    /** The collaboration office handles every proposal, another department those to its own calls. */
    static boolean inCharge(Context context) {
        return context.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || context.fact(TheCall.class)
                        .call()
                        .filter(call -> context.actor().isStaffOf(call.terms().department()))
                        .isPresent();
    }

    /** 相互牽制: who handed it in, or scored it, neither checks it nor decides on it. */
    private static boolean handedInOrScored(HandedIn proposal, Context context) {
        Actor actor = context.actor();
        return proposal.submission().entries().areBy(actor)
                || proposal instanceof UnderReview u
                        && u.review().of(actor.account()).isPresent();
    }

    static PublishedCall call(Context context) {
        return context.fact(TheCall.class)
                .call()
                .orElseThrow(() -> new IllegalStateException("a proposal without a call (expected: a published one)"));
    }

    static Decision<ProposalEvent> notInCharge(Context context) {
        return refuse(
                NOT_IN_CHARGE,
                "department",
                context.actor().department(),
                Wording.either(
                        DepartmentCode.COLLABORATION_OFFICE,
                        call(context).terms().department()));
    }

    /** R-PR-3: of two or more departments the collaboration office co-ordinates. @param now those in charge, if any are */
    static Decision<ProposalEvent> assigned(ProposalId id, Optional<Assignment> now, List<DepartmentCode> departments) {
        Assignment to = Assignment.of(departments);
        if (now.map(Assignment::departments).equals(Optional.of(departments))) {
            return repeated();
        }
        return to.crossSection()
                ? accept(new DepartmentsAssigned(id, to), new CoordinationOpened(id, to))
                : accept(new DepartmentsAssigned(id, to));
    }

    static boolean actsForProposer(HandedIn proposal, Context context) {
        return mayActFor(proposal.submission().entry().proposer(), context);
    }

    /** The proposer's own account; or a desk, the office or the department of the call, that enters for it 代理入力. */
    static boolean mayActFor(Proposer proposer, Context context) {
        Actor actor = context.actor();
        Parties parties = context.fact(Parties.class);
        return actor.entersForOthers()
                ? parties.entersFor(actor, proposer) && (actor.is(Role.DESK) || inCharge(context))
                : parties.isOwnAccount(actor, proposer);
    }

    static Decision<ProposalEvent> notTheProposer(Proposer proposer) {
        return refuse(NOT_THE_PROPOSER, "proposer", proposer.toString(), Wording.PROPOSERS_ACCOUNT.of());
    }

    static Optional<Decision<ProposalEvent>> refused(Refusal refusal, String field, Object given, Object expected) {
        return Optional.of(refuse(refusal, field, given, expected));
    }

    static <C> List<C> sorted(Collection<C> codes) {
        return codes.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    private static Set<Class<?>> all(Set<Class<?>> some, Set<Class<?>> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
