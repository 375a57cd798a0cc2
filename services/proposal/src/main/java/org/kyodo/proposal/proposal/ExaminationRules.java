package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.proposal.ProposalRefusal.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.proposal.AgreedForm;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.proposal.Explanation;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationGiven;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.proposal.ProposalEvent.ReconsiderationRequested;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.proposal.ExaminationCommand.AdoptProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.AssignDepartments;
import org.kyodo.proposal.proposal.ExaminationCommand.GiveExplanation;
import org.kyodo.proposal.proposal.ExaminationCommand.RejectProposal;
import org.kyodo.proposal.proposal.ExaminationCommand.RequestReconsideration;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.Rejected;
import org.kyodo.proposal.proposal.Proposal.Screening;
import org.kyodo.proposal.proposal.Proposal.UnderReview;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;

/** The rule book of examining a city-proposed or citizen-proposed one, and of deciding on it 審査・決定. */
final class ExaminationRules {
    static final Set<Class<?>> BY_PROPOSER = Set.of(RequestReconsideration.class);
    static final Set<Class<?>> BY_THOSE_IN_CHARGE =
            Set.of(AssignDepartments.class, AdoptProposal.class, RejectProposal.class, GiveExplanation.class);
    /** A check or a decision; see {@link ProposalRules}. */
    static final Set<Class<?>> JUDGING = Set.of(AdoptProposal.class, RejectProposal.class);

    private ExaminationRules() {}

    private record Case(Proposal proposal, ExaminationCommand command) {}

    static Decision<ProposalEvent> decide(Proposal proposal, ExaminationCommand command, Context context) {
        return switch (new Case(proposal, command)) {
            case Case(UnderReview u, AssignDepartments c) -> assign(u, c, context);

            case Case(UnderReview u, ScoreProposal c) -> score(u, c, context);

            case Case(Screening s, AdoptProposal c) -> adopt(s, c, context);

            case Case(UnderReview u, RejectProposal c) ->
                ReasonGiven.needed(
                        REASON_REQUIRED,
                        c.reason(),
                        ProposalRules.minReason(context),
                        reason -> accept(rejected(u, reason, context)));

            case Case(Rejected r, GiveExplanation c) ->
                accept(new ExplanationGiven(r.submission().id(), new Explanation(c.text(), context.today())));

            case Case(Rejected r, RequestReconsideration c) ->
                accept(new ReconsiderationRequested(r.submission().id(), c.grounds()));

            case Case _ -> ProposalRules.notTaken(proposal, command);
        };
    }

    /** Who does not score, and what is done or too late now. */
    static Optional<Decision<ProposalEvent>> barred(
            HandedIn proposal, Class<? extends ProposalCommand> command, Context context) {
        if (command == ScoreProposal.class
                && !panel(context).contains(context.actor().account())) {
            return ProposalRules.refused(
                    NOT_ON_THE_PANEL, "account", context.actor().account(), Wording.PANEL_MEMBER.of());
        }
        LocalDate today = context.today();
        return switch (proposal) {
            case Rejected r
            when command == GiveExplanation.class && r.explanation().isPresent() ->
                Optional.of(refuse(ALREADY_EXPLAINED));
            case Rejected r
            when command == RequestReconsideration.class && r.review().reconsidered() ->
                Optional.of(refuse(RECONSIDERATION_USED));
            case Rejected r
            when command == RequestReconsideration.class ->
                r.rejection()
                        .reconsiderableUntil()
                        .filter(today::isAfter)
                        .flatMap(last ->
                                ProposalRules.refused(RECONSIDERATION_LATE, "today", today, Wording.UNTIL.of(last)));
            case HandedIn _ -> Optional.empty();
        };
    }

    /** Of two or more departments the collaboration office co-ordinates (001 ch. 5-3(2)). */
    private static Decision<ProposalEvent> assign(UnderReview u, AssignDepartments c, Context context) {
        Set<DepartmentCode> known = context.fact(ProposalSettings.class).departments();
        ProposalId id = u.submission().id();
        List<DepartmentCode> departments = c.departments();
        if (!known.containsAll(departments)) {
            return refuse(UNKNOWN_DEPARTMENT, "departments", departments, Wording.DEPARTMENTS_HERE.of());
        }
        if (u.review()
                .assignment()
                .filter(now -> now.departments().equals(departments))
                .isPresent()) {
            return repeated();
        }
        if (departments.size() == 1) {
            return accept(new DepartmentsAssigned(id, new Assignment(departments, departments.getFirst(), false)));
        }
        Assignment across = new Assignment(departments, DepartmentCode.COLLABORATION_OFFICE, true);
        return accept(new DepartmentsAssigned(id, across), new CoordinationOpened(id, across));
    }

    private static Decision<ProposalEvent> score(UnderReview u, ScoreProposal c, Context context) {
        AccountRef reviewer = context.actor().account();
        Submission submission = u.submission();
        Optional<Review.Score> before = u.review().of(reviewer);
        List<Criterion> criteria = context.fact(TheCall.class)
                .call()
                .map(call -> call.terms().plan().criteria())
                .orElseThrow(() -> new IllegalStateException("no call of " + submission.id()));
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
        if (before.isPresent()) {
            return before.get().points().equals(Review.Points.of(c.points())) ? repeated() : refuse(ALREADY_SCORED);
        }
        return accept(new ProposalScored(
                submission.id(), reviewer, u.review().scores().size() + 1));
    }

    private static Decision<ProposalEvent> adopt(Screening s, AdoptProposal c, Context context) {
        ProposalSettings settings = context.fact(ProposalSettings.class);
        CallPlan plan = ProposalRules.call(context).terms().plan();
        AgreedForm agreed = c.agreed();
        Submission submission = s.submission();
        Review review = s.review();
        Optional<ProgrammeCode> programme =
                agreed.programme().or(submission.details()::programme).or(settings::subsidyProgramme);
        if (review.assignment().isEmpty()) {
            return refuse(DEPARTMENTS_NOT_ASSIGNED);
        }
        if (review.scores().size() < Math.max(1, settings.minScores())) {
            // How many have scored is no more told before the decision than what they gave.
            return refuse(
                    TOO_FEW_SCORES,
                    "scores",
                    Wording.FEWER.of(),
                    Wording.PEOPLE_AT_LEAST.of(Math.max(1, settings.minScores())));
        }
        if (!plan.forms().contains(agreed.form())) {
            return refuse(FORM_NOT_OFFERED, "agreed.form", agreed.form(), Wording.ONE_OF.of(plan.forms()));
        }
        if (agreed.cityRationale().isBlank()) {
            return refuse(RATIONALE_REQUIRED, "agreed.cityRationale", Wording.BLANK.of(), Wording.WHY_CITY.of());
        }
        if (agreed.groupRationale().isBlank()) {
            return refuse(RATIONALE_REQUIRED, "agreed.groupRationale", Wording.BLANK.of(), Wording.WHY_GROUP.of());
        }
        if (agreed.form() != CollaborationForm.SUBSIDY && agreed.programme().isPresent()) {
            return refuse(
                    PROGRAMME_ONLY_FOR_SUBSIDY,
                    "agreed.programme",
                    agreed.programme().get(),
                    Wording.NONE.of());
        }
        if (agreed.form() == CollaborationForm.SUBSIDY && programme.isEmpty()) {
            return refuse(
                    PROGRAMME_REQUIRED,
                    "agreed.programme",
                    Wording.NONE.of(),
                    Wording.ONE_OF.of(ProposalRules.sorted(settings.programmes())));
        }
        if (agreed.form() == CollaborationForm.SUBSIDY && !settings.programmes().contains(programme.orElseThrow())) {
            return refuse(
                    UNKNOWN_PROGRAMME,
                    "agreed.programme",
                    programme.get(),
                    Wording.ONE_OF.of(ProposalRules.sorted(settings.programmes())));
        }
        return accept(new ProposalAdopted(
                submission.id(),
                submission.entry(),
                submission.outline(),
                agreed.with(agreed.form() == CollaborationForm.SUBSIDY ? programme : Optional.empty()),
                review.assignment().get(),
                plan.fiscalYear(),
                review.average()));
    }

    /** An explanation is due; reconsideration may be asked for once (R-SE-3). */
    private static ProposalRejected rejected(UnderReview u, Reason reason, Context context) {
        ProposalSettings settings = context.fact(ProposalSettings.class);
        Submission submission = u.submission();
        return new ProposalRejected(
                submission.id(),
                submission.entry(),
                new Rejection(
                        reason,
                        REASON_REQUIRED.rule(),
                        context.today().plusDays(settings.explanationDays()),
                        u.review().reconsidered()
                                ? Optional.empty()
                                : Optional.of(context.today().plusDays(settings.reconsiderationDays()))));
    }

    private static Set<AccountRef> panel(Context context) {
        return Set.copyOf(ProposalRules.call(context).panel());
    }
}
