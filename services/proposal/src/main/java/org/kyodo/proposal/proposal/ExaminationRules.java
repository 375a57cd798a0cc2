package org.kyodo.proposal.proposal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.proposal.ExaminationRefusal.*;
import static org.kyodo.proposal.proposal.ProposalRefusal.FORM_NOT_OFFERED;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.proposal.Deferral;
import org.kyodo.contracts.proposal.Explanation;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.ConditionsAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ConditionsDeclined;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionRequested;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentOpinionSubmitted;
import org.kyodo.contracts.proposal.ProposalEvent.ExaminationResumed;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationGiven;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationOverdue;
import org.kyodo.contracts.proposal.ProposalEvent.FormRationaleStated;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAssessed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalDeferred;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalExamined;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.proposal.ProposalEvent.ReconsiderationRequested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Wording;
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
import org.kyodo.proposal.proposal.Proposal.Conditional;
import org.kyodo.proposal.proposal.Proposal.Deferred;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.Rejected;
import org.kyodo.proposal.proposal.Proposal.Screening;
import org.kyodo.proposal.proposal.Proposal.Undecided;
import org.kyodo.proposal.proposal.Proposal.UnderReview;

/** The rule book of examining a city-proposed or citizen-proposed one, and of deciding on it 審査・決定. */
final class ExaminationRules {
    static final Set<Class<?>> BY_PROPOSER =
            Set.of(AcceptConditions.class, DeclineConditions.class, RequestReconsideration.class);
    static final Set<Class<?>> BY_THOSE_IN_CHARGE = Set.of(
            AssignDepartments.class,
            RequestDepartmentOpinion.class,
            AssessForForm.class,
            AdoptProposal.class,
            RejectProposal.class,
            DeferProposal.class,
            GiveExplanation.class);
    /** A check or a decision; see {@link ProposalRules}. */
    static final Set<Class<?>> JUDGING = Set.of(AdoptProposal.class, RejectProposal.class, DeferProposal.class);

    private ExaminationRules() {}

    private record Case(Proposal proposal, ExaminationCommand command) {}

    static Decision<ProposalEvent> decide(Proposal proposal, ExaminationCommand command, Context context) {
        return switch (new Case(proposal, command)) {
            case Case(UnderReview u, AssignDepartments c) -> assign(u, c, context);

            case Case(UnderReview u, RequestDepartmentOpinion c) -> ask(u, c, context);
            case Case(UnderReview u, SubmitDepartmentOpinion c) ->
                accept(new DepartmentOpinionSubmitted(id(u), asked(u, context), c.stance(), c.text()));
            case Case(UnderReview u, TellOpinionOverdue _) -> tellOpinionOverdue(u, context);

            case Case(UnderReview u, AcceptCoImplementation c) ->
                accept(new CoImplementationAccepted(id(u), inCharge(u, context), c.role()));
            case Case(UnderReview u, DeclineCoImplementation c) ->
                ReasonGiven.needed(
                        c.reason(),
                        ProposalRules.minReason(context),
                        reason -> accept(new CoImplementationDeclined(id(u), inCharge(u, context), reason)));

            case Case(UnderReview u, AssessForForm c) -> accept(new ProposalAssessed(id(u), c.assessment()));

            case Case(Undecided u, RecordExamination c)
            when ProposalRules.isExamined(u) && !u.review().roundTable().equals(Optional.of(c.roundTable())) ->
                accept(new ProposalExamined(id(u), c.roundTable()));
            case Case(Proposal _, RecordExamination _) -> repeated();

            case Case(UnderReview u, ScoreProposal c) -> score(u, c, context);

            case Case(Screening s, StateFormRationale c) -> state(s, c, context);

            case Case(UnderReview u, AdoptProposal c) -> AdoptionRules.adopt(u, c, context);
            case Case(Conditional p, AcceptConditions _) ->
                AdoptionRules.notStanding(p, context)
                        .orElseGet(() -> accept(new ConditionsAccepted(id(p)), AdoptionRules.adopted(p, p.adoption())));
            case Case(Conditional p, DeclineConditions _) -> accept(new ConditionsDeclined(id(p), Optional.empty()));
            case Case(Conditional p, LapseConditions _) ->
                accept(new ConditionsDeclined(id(p), Optional.of(p.dueOn())));

            case Case(UnderReview u, RejectProposal c) ->
                ReasonGiven.needed(
                        REASON_REQUIRED,
                        c.reason(),
                        ProposalRules.minReason(context),
                        reason -> accept(AdoptionRules.rejected(u, reason, context)));

            case Case(Screening s, DeferProposal c) ->
                ReasonGiven.needed(
                        c.reason(), ProposalRules.minReason(context), reason -> DueDates.<ProposalEvent>notAhead(
                                        "until", c.until(), context)
                                .orElseGet(() -> accept(new ProposalDeferred(id(s), new Deferral(reason, c.until())))));
            case Case(Deferred d, ResumeExamination _) -> accept(new ExaminationResumed(id(d)));

            case Case(Rejected r, GiveExplanation c) ->
                accept(new ExplanationGiven(id(r), new Explanation(c.text(), context.today())));
            case Case(Rejected r, TellExplanationOverdue _) -> tellExplanationOverdue(r, context);

            case Case(Rejected r, RequestReconsideration c) -> accept(new ReconsiderationRequested(id(r), c.grounds()));

            case Case _ -> ProposalRules.notTaken(proposal, command);
        };
    }

    /** Who is not the one to do it, what is not ready for it, and what is done or too late now. */
    static Optional<Decision<ProposalEvent>> barred(
            HandedIn proposal, Class<? extends ProposalCommand> command, Context context) {
        if (command == ScoreProposal.class
                && !panel(context).contains(context.actor().account())) {
            return ProposalRules.refused(
                    NOT_ON_THE_PANEL, "account", context.actor().account(), Wording.PANEL_MEMBER.of());
        }
        if (command == StateFormRationale.class) {
            return speaksForNeither(proposal, context);
        }
        if (command == ResumeExamination.class) {
            return barredFromResuming(proposal, context);
        }
        return switch (proposal) {
            case UnderReview u
            when command == SubmitDepartmentOpinion.class
                    && asked(u.review(), context).isEmpty() ->
                ProposalRules.refused(
                        OPINION_NOT_ASKED, "department", context.actor().department(), Wording.DEPARTMENT_ASKED.of());
            case UnderReview u
            when (command == AcceptCoImplementation.class || command == DeclineCoImplementation.class)
                    && inCharge(u.review(), context).isEmpty() ->
                ProposalRules.refused(
                        NOT_ASSIGNED_TO_IT,
                        "department",
                        context.actor().department(),
                        Wording.DEPARTMENT_ASSIGNED.of());
            case UnderReview u when command == AdoptProposal.class -> AdoptionRules.notReady(u, context);
            case UnderReview u when command == RejectProposal.class -> AdoptionRules.notExamined(u.review(), context);
            case Conditional p
            when command == AcceptConditions.class || command == DeclineConditions.class -> overdue(p, context);
            case Conditional p when command == LapseConditions.class -> DueDates.notOver(p.dueOn(), context);
            case Rejected r
            when command == TellExplanationOverdue.class ->
                r.dueOn().flatMap(dueOn -> DueDates.notOver(dueOn, context));
            case Rejected r
            when command == GiveExplanation.class && r.explanation().isPresent() ->
                Optional.of(refuse(ALREADY_EXPLAINED));
            case Rejected r when command == RequestReconsideration.class -> notReconsiderable(r, context);
            case HandedIn _ -> Optional.empty();
        };
    }

    private static Decision<ProposalEvent> assign(UnderReview u, AssignDepartments c, Context context) {
        return unknown(c.departments(), context)
                .orElseGet(() ->
                        ProposalRules.assigned(id(u), u.review().handling().assignment(), c.departments()));
    }

    private static Optional<Decision<ProposalEvent>> unknown(List<DepartmentCode> departments, Context context) {
        return context.fact(ProposalSettings.class).departments().containsAll(departments)
                ? Optional.empty()
                : ProposalRules.refused(UNKNOWN_DEPARTMENT, "departments", departments, Wording.DEPARTMENTS_HERE.of());
    }

    /** Who is asked already keeps its day; who has answered may be asked again (K-PR-4). */
    private static Decision<ProposalEvent> ask(UnderReview u, RequestDepartmentOpinion c, Context context) {
        List<DepartmentCode> others = c.departments().stream()
                .filter(department ->
                        u.review().handling().awaitedOf(Set.of(department)).isEmpty())
                .toList();
        return unknown(c.departments(), context)
                .orElseGet(() -> others.isEmpty()
                        ? repeated()
                        : accept(new DepartmentOpinionRequested(
                                id(u), others, context.today().plusDays(context.figure(OPINION_NOT_ASKED)))));
    }

    /** Told once of each department, day by day (K-PR-4). */
    private static Decision<ProposalEvent> tellOpinionOverdue(UnderReview u, Context context) {
        LocalDate today = context.today();
        Map<LocalDate, List<DepartmentCode>> late = u.review()
                .handling()
                .untold()
                .filter(awaited -> today.isAfter(awaited.dueOn()))
                .collect(
                        groupingBy(Review.Awaited::dueOn, TreeMap::new, mapping(Review.Awaited::department, toList())));
        return late.isEmpty()
                ? repeated()
                : accept(late.entrySet().stream()
                        .map(day -> new DepartmentOpinionOverdue(
                                id(u), day.getValue(), day.getKey(), daysOver(day.getKey(), today)))
                        .toArray(ProposalEvent[]::new));
    }

    /** Told once (K-PR-8). */
    private static Decision<ProposalEvent> tellExplanationOverdue(Rejected r, Context context) {
        if (r.dueOn().isEmpty() || r.overdueTold()) {
            return repeated();
        }
        LocalDate dueOn = r.dueOn().get();
        return accept(new ExplanationOverdue(id(r), dueOn, daysOver(dueOn, context.today())));
    }

    private static int daysOver(LocalDate dueOn, LocalDate today) {
        return Math.toIntExact(ChronoUnit.DAYS.between(dueOn, today));
    }

    private static Decision<ProposalEvent> score(UnderReview u, ScoreProposal c, Context context) {
        AccountRef reviewer = context.actor().account();
        List<Criterion> criteria = plan(context).criteria();
        Set<String> axes = criteria.stream().map(Criterion::axis).collect(Collectors.toCollection(TreeSet::new));
        if (!axes.equals(c.points().keySet())) {
            return refuse(AXES_INCOMPLETE, "points", new TreeSet<>(c.points().keySet()), Wording.ALL_OF.of(axes));
        }
        for (Criterion axis : criteria) {
            int points = c.points().get(axis.axis());
            if (points < 0 || points > axis.weight()) {
                return refuse(
                        POINTS_OUT_OF_RANGE,
                        "points." + axis.axis(),
                        points,
                        Wording.POINTS_ON.of(axis.axis(), axis.weight()));
            }
        }
        if (u.review().of(reviewer).isPresent()) {
            return context.fact(Scores.class).gave(reviewer, c.points()) ? repeated() : refuse(ALREADY_SCORED);
        }
        return accept(new ProposalScored(id(u), reviewer, u.review().scores().size() + 1));
    }

    /** R-COM-2: with a form of the call and a reason; the last word of each side counts (K-COM-2). */
    private static Decision<ProposalEvent> state(Screening s, StateFormRationale c, Context context) {
        Side side = sideOf(s, context);
        if (!plan(context).forms().contains(c.form())) {
            return refuse(
                    FORM_NOT_OFFERED,
                    "form",
                    c.form(),
                    Wording.ONE_OF.of(plan(context).forms()));
        }
        if (c.text().isBlank()) {
            return refuse(
                    RATIONALE_REQUIRED,
                    "text",
                    Wording.BLANK.of(),
                    side == Side.CITY ? Wording.WHY_CITY.of() : Wording.WHY_GROUP.of());
        }
        Review.Statement statement = new Review.Statement(side, c.form(), c.text());
        return s.review().statementOf(side).equals(Optional.of(statement))
                ? repeated()
                : accept(new FormRationaleStated(id(s), side, c.form(), c.text()));
    }

    private static Side sideOf(HandedIn proposal, Context context) {
        return ProposalRules.actsForProposer(proposal, context) ? Side.GROUP : Side.CITY;
    }

    /** K-COM-2: the city does not write the group's side, neither as itself nor for the group. */
    private static Optional<Decision<ProposalEvent>> speaksForNeither(HandedIn proposal, Context context) {
        Actor actor = context.actor();
        if (actor.entersForOthers() && actor.is(Role.STAFF) && context.applies(GROUP_SPEAKS_FOR_ITSELF)) {
            return ProposalRules.refused(
                    GROUP_SPEAKS_FOR_ITSELF, "account", actor.account(), Wording.PROPOSERS_ACCOUNT.of());
        }
        if (sideOf(proposal, context) == Side.GROUP) {
            return Optional.empty();
        }
        if (!actor.is(Role.STAFF) || actor.entersForOthers()) {
            return Optional.of(
                    ProposalRules.notTheProposer(proposal.submission().entry().proposer()));
        }
        if (!ProposalRules.inCharge(context)) {
            return Optional.of(ProposalRules.notInCharge(context));
        }
        return context.applies(CONFLICT_OF_INTEREST) && ProposalRules.actsForAParty(proposal, context)
                ? Optional.of(refuse(CONFLICT_OF_INTEREST))
                : Optional.empty();
    }

    /** By the day that was set, or by who is in charge before it. */
    private static Optional<Decision<ProposalEvent>> barredFromResuming(HandedIn proposal, Context context) {
        if (!context.actor().is(Role.PLATFORM)) {
            return ProposalRules.inCharge(context) ? Optional.empty() : Optional.of(ProposalRules.notInCharge(context));
        }
        return proposal instanceof Deferred d
                ? DueDates.notOver(d.deferral().until().minusDays(1), context)
                : Optional.empty();
    }

    /** K-PR-7: the day counts to its end. */
    private static Optional<Decision<ProposalEvent>> overdue(Conditional p, Context context) {
        return context.today().isAfter(p.dueOn())
                ? ProposalRules.refused(CONDITIONS_OVERDUE, "today", context.today(), Wording.UNTIL.of(p.dueOn()))
                : Optional.empty();
    }

    private static Optional<Decision<ProposalEvent>> notReconsiderable(Rejected r, Context context) {
        if (r.review().reconsidered()) {
            return Optional.of(refuse(RECONSIDERATION_USED));
        }
        LocalDate today = context.today();
        return r.rejection()
                .reconsiderableUntil()
                .filter(today::isAfter)
                .flatMap(last -> ProposalRules.refused(RECONSIDERATION_LATE, "today", today, Wording.UNTIL.of(last)));
    }

    private static ProposalId id(HandedIn proposal) {
        return proposal.submission().id();
    }

    private static DepartmentCode asked(UnderReview u, Context context) {
        return asked(u.review(), context).orElseThrow().department();
    }

    private static Optional<Review.Awaited> asked(Review review, Context context) {
        return review.handling().awaitedOf(context.actor().departments());
    }

    private static DepartmentCode inCharge(UnderReview u, Context context) {
        return inCharge(u.review(), context).orElseThrow();
    }

    private static Optional<DepartmentCode> inCharge(Review review, Context context) {
        return review.handling().inChargeOf(context.actor().departments());
    }

    private static CallPlan plan(Context context) {
        return ProposalRules.call(context).terms().plan();
    }

    private static Set<AccountRef> panel(Context context) {
        return Set.copyOf(ProposalRules.call(context).panel());
    }
}
