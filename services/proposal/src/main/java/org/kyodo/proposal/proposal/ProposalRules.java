package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.CommonRefusal.CONFLICT_OF_INTEREST;
import static org.kyodo.chassis.decide.CommonRefusal.FOUR_EYES;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.proposal.ProposalRefusal.*;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.AgreedForm;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.proposal.Explanation;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoordinationOpened;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ExplanationGiven;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalReturned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.ProposalEvent.ReconsiderationRequested;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.call.PublishedCall;
import org.kyodo.proposal.proposal.Proposal.Absent;
import org.kyodo.proposal.proposal.Proposal.HandedIn;
import org.kyodo.proposal.proposal.Proposal.Rejected;
import org.kyodo.proposal.proposal.Proposal.Returned;
import org.kyodo.proposal.proposal.Proposal.Screening;
import org.kyodo.proposal.proposal.Proposal.Submitted;
import org.kyodo.proposal.proposal.Proposal.UnderReview;
import org.kyodo.proposal.proposal.ProposalCommand.AcceptForReview;
import org.kyodo.proposal.proposal.ProposalCommand.AdoptProposal;
import org.kyodo.proposal.proposal.ProposalCommand.AssignDepartments;
import org.kyodo.proposal.proposal.ProposalCommand.GiveExplanation;
import org.kyodo.proposal.proposal.ProposalCommand.LapseProposal;
import org.kyodo.proposal.proposal.ProposalCommand.RejectProposal;
import org.kyodo.proposal.proposal.ProposalCommand.RequestCorrection;
import org.kyodo.proposal.proposal.ProposalCommand.RequestReconsideration;
import org.kyodo.proposal.proposal.ProposalCommand.ScoreProposal;
import org.kyodo.proposal.proposal.ProposalCommand.SubmitProposal;
import org.kyodo.proposal.proposal.ProposalCommand.WithdrawProposal;
import org.kyodo.proposal.proposal.ProposalFacts.Parties;
import org.kyodo.proposal.proposal.ProposalFacts.ProposalNumber;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;

/** The rule book of a proposal 提案. */
final class ProposalRules implements Decider<ProposalCommand, Proposal, ProposalEvent> {
    private static final Taken<ProposalCommand, Proposal> TAKEN = Taken.of(ProposalCommand.class, Proposal.class)
            .in(Absent.class, SubmitProposal.class)
            .in(Submitted.class, RequestCorrection.class, AcceptForReview.class, WithdrawProposal.class)
            .in(Returned.class, SubmitProposal.class, LapseProposal.class, WithdrawProposal.class)
            .in(UnderReview.class, AssignDepartments.class, ScoreProposal.class)
            .in(UnderReview.class, RejectProposal.class, WithdrawProposal.class)
            .in(Screening.class, AdoptProposal.class)
            .in(Rejected.class, GiveExplanation.class, RequestReconsideration.class);

    private record Case(Proposal proposal, ProposalCommand command) {}

    /** 公開範囲: everyone from acceptance on; before that, and what came to nothing, staff, auditors and the parties. */
    @Override
    public boolean seenBy(Proposal proposal, Context context) {
        Actor actor = context.actor();
        return proposal instanceof HandedIn known
                && (ProposalView.visible(known, ProposalView.Eyes.EVERYONE)
                        || seesAll(actor)
                        || actsForAParty(known, context)
                        || actsForProposer(known, context));
    }

    static boolean seesAll(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR);
    }

    @Override
    public Decision<ProposalEvent> decide(Proposal proposal, ProposalCommand command, Context context) {
        return switch (new Case(proposal, command)) {
            case Case(Absent absent, SubmitProposal c) -> submit(absent.id(), c, context);
            case Case(Returned r, SubmitProposal c) -> submitAgain(r, c, context);

            case Case(Submitted s, RequestCorrection c) ->
                c.correction()
                        .asked(
                                minReason(context),
                                context,
                                correction ->
                                        new ProposalReturned(s.submission().id(), correction));
            case Case(Returned r, LapseProposal _) ->
                DueDates.<ProposalEvent>notOver(r.correction().dueOn(), context)
                        .orElseGet(() -> accept(new ProposalLapsed(
                                r.submission().id(), r.correction().dueOn())));

            case Case(Submitted s, AcceptForReview _) -> accept(accepted(s.submission()));

            case Case(UnderReview u, AssignDepartments c) -> assign(u, c, context);

            case Case(UnderReview u, ScoreProposal c) -> score(u, c, context);

            case Case(Screening s, AdoptProposal c) -> adopt(s, c, context);

            case Case(UnderReview u, RejectProposal c) ->
                ReasonGiven.needed(
                        REASON_REQUIRED,
                        c.reason(),
                        minReason(context),
                        reason -> accept(rejected(u, reason, context)));

            case Case(Rejected r, GiveExplanation c) ->
                accept(new ExplanationGiven(r.submission().id(), new Explanation(c.text(), context.today())));

            case Case(Rejected r, RequestReconsideration c) ->
                accept(new ReconsiderationRequested(r.submission().id(), c.grounds()));

            case Case(HandedIn p, WithdrawProposal c) ->
                accept(new ProposalWithdrawn(p.submission().id(), c.remark()));

            case Case _ -> notInThisStage(proposal, command);
        };
    }

    @Override
    public Taken<ProposalCommand, Proposal> taken() {
        return TAKEN;
    }

    private static final Set<Class<?>> BY_PROPOSER =
            Set.of(SubmitProposal.class, RequestReconsideration.class, WithdrawProposal.class);
    private static final Set<Class<?>> BY_THOSE_IN_CHARGE = Set.of(
            RequestCorrection.class,
            AcceptForReview.class,
            AssignDepartments.class,
            AdoptProposal.class,
            RejectProposal.class,
            GiveExplanation.class);
    /** A check or a decision: neither by who handed it in or scored it, nor by who acts for a party. */
    private static final Set<Class<?>> JUDGING =
            Set.of(RequestCorrection.class, AcceptForReview.class, AdoptProposal.class, RejectProposal.class);

    @Override
    public Optional<Decision<ProposalEvent>> barred(
            Proposal proposal, Class<? extends ProposalCommand> command, Context context) {
        if (!(proposal instanceof HandedIn known)) {
            return Optional.empty();
        }
        if (BY_PROPOSER.contains(command) && !actsForProposer(known, context)) {
            return Optional.of(notTheProposer(known.submission().entry().proposer()));
        }
        if (BY_THOSE_IN_CHARGE.contains(command) && !inCharge(context)) {
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
        if (command == ScoreProposal.class
                && !panel(context).contains(context.actor().account())) {
            return refused(NOT_ON_THE_PANEL, "account", context.actor().account(), Wording.PANEL_MEMBER.of());
        }
        return overOrDone(known, command, context);
    }

    private static Optional<Decision<ProposalEvent>> overOrDone(
            HandedIn proposal, Class<? extends ProposalCommand> command, Context context) {
        LocalDate today = context.today();
        return switch (proposal) {
            case Returned r
            when command == SubmitProposal.class ->
                DueDates.overdue(r.correction().dueOn(), context);
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
                        .flatMap(last -> refused(RECONSIDERATION_LATE, "today", today, Wording.UNTIL.of(last)));
            case HandedIn _ -> Optional.empty();
        };
    }

    private static Set<AccountRef> panel(Context context) {
        return Set.copyOf(call(context).panel());
    }

    private static boolean actsForAParty(HandedIn proposal, Context context) {
        return context.fact(Parties.class)
                .isAccountOfAny(context.actor().account(), proposal.submission().parties());
    }

    private static Decision<ProposalEvent> submit(ProposalId id, SubmitProposal c, Context context) {
        return unfit(c, context)
                .or(() -> notInTime(c, context))
                .or(() -> tooMany(context.fact(Quota.class)))
                .orElseGet(() -> accept(
                        c.submitted(id, context.fact(ProposalNumber.class).value())));
    }

    private static Optional<Decision<ProposalEvent>> tooMany(Quota waiting) {
        return waiting.isUsedUp()
                ? refused(TOO_MANY_WAITING, "proposer", waiting.had(), waiting.most())
                : Optional.empty();
    }

    /** After a correction the due date counts, for the call may have closed meanwhile. */
    private static Decision<ProposalEvent> submitAgain(Returned before, SubmitProposal c, Context context) {
        Submission first = before.submission();
        if (!c.call().equals(first.entry().call())
                || !c.proposer().equals(first.entry().proposer())) {
            return refuse(
                    ANOTHER_CALL_OR_PROPOSER,
                    "call, proposer",
                    Wording.PAIR.of(c.call(), c.proposer()),
                    Wording.PAIR.of(first.entry().call(), first.entry().proposer()));
        }
        return unfit(c, context)
                .orElseGet(() -> accept(c.submitted(first.id(), first.entry().number())));
    }

    /** What a submission lacks, the first of it. */
    private static Optional<Decision<ProposalEvent>> unfit(SubmitProposal c, Context context) {
        Parties parties = context.fact(Parties.class);
        ProposalSettings settings = context.fact(ProposalSettings.class);
        LocalDate today = context.today();
        Optional<PublishedCall> call = context.fact(TheCall.class).call();
        List<GroupId> coProposers = c.coProposers().orElseThrow();
        Optional<GroupId> unknown = Stream.concat(Stream.of(c.proposer()), coProposers.stream())
                .filter(group -> !parties.standings().containsKey(group))
                .findFirst();
        Actor actor = context.actor();
        if (!actor.is(Role.GROUP) && !actor.entersForOthers()) {
            return Optional.of(notTheProposer(c.proposer()));
        }
        if (unknown.isPresent()) {
            return refused(
                    UNKNOWN_GROUP,
                    unknown.get().equals(c.proposer()) ? "proposer" : "coProposers",
                    unknown.get(),
                    Wording.REGISTER_GROUP.of());
        }
        if (!mayActFor(c.proposer(), context)) {
            return Optional.of(notTheProposer(c.proposer()));
        }
        if (context.applies(NOT_REGISTERED) && !parties.registered(c.proposer(), today)) {
            return refused(
                    NOT_REGISTERED, "proposer", parties.standing(c.proposer(), today), Wording.REGISTERED_GROUP.of());
        }
        if (coProposers.contains(c.proposer())) {
            return refused(PROPOSER_AMONG_CO_PROPOSERS, "coProposers", c.proposer(), Wording.OTHER_GROUPS.of());
        }
        for (GroupId coProposer : coProposers) {
            if (context.applies(CO_PROPOSER_NOT_REGISTERED) && !parties.registered(coProposer, today)) {
                return refused(
                        CO_PROPOSER_NOT_REGISTERED,
                        "coProposers",
                        Wording.PAIR.of(coProposer, parties.standing(coProposer, today)),
                        Wording.REGISTERED_GROUP.of());
            }
        }
        if (call.isEmpty()) {
            return refused(UNKNOWN_CALL, "call", c.call(), Wording.PUBLISHED_CALL.of());
        }
        if (call.get().cancelled()) {
            return refused(CALL_CANCELLED, "call", c.call(), Wording.RUNNING_CALL.of());
        }
        CallPlan plan = call.get().terms().plan();
        if (c.blank().isPresent()) {
            return refused(NOT_CONCRETE, c.blank().get(), Wording.BLANK.of(), Wording.CONCRETE.of());
        }
        if (context.applies(REQUESTED_EXCEEDS_TOTAL)
                && c.outline().requested().exceeds(c.details().total())) {
            return refused(
                    REQUESTED_EXCEEDS_TOTAL,
                    "outline.requested",
                    c.outline().requested(),
                    Wording.AT_MOST.of(c.details().total()));
        }
        if (context.applies(REQUESTED_EXCEEDS_CEILING)
                && plan.ceiling()
                        .filter(ceiling -> c.outline().requested().exceeds(ceiling))
                        .isPresent()) {
            return refused(
                    REQUESTED_EXCEEDS_CEILING,
                    "outline.requested",
                    c.outline().requested(),
                    Wording.AT_MOST.of(plan.ceiling().get()));
        }
        if (!plan.forms().contains(c.outline().requestedForm())) {
            return refused(
                    FORM_NOT_OFFERED,
                    "outline.requestedForm",
                    c.outline().requestedForm(),
                    Wording.ONE_OF.of(plan.forms()));
        }
        if (!settings.areas().containsAll(c.outline().areas())) {
            return refused(UNKNOWN_AREA, "outline.areas", c.outline().areas(), Wording.AREAS_HERE.of());
        }
        // The list of fields is open (001:L338), so OTHER is always taken.
        if (c.outline().fieldTypes().stream()
                .anyMatch(type ->
                        !type.equals(FieldType.OTHER) && !settings.fieldTypes().contains(type))) {
            return refused(
                    UNKNOWN_FIELD_TYPE,
                    "outline.fieldTypes",
                    c.outline().fieldTypes(),
                    Wording.AMONG.of(sorted(settings.fieldTypes())));
        }
        if (c.outline().requestedForm() == CollaborationForm.SUBSIDY
                && c.details().programme().isEmpty()) {
            return refused(
                    PROGRAMME_REQUIRED,
                    "details.programme",
                    Wording.NONE.of(),
                    Wording.ONE_OF.of(sorted(settings.programmes())));
        }
        if (c.outline().requestedForm() != CollaborationForm.SUBSIDY
                && c.details().programme().isPresent()) {
            return refused(
                    PROGRAMME_ONLY_FOR_SUBSIDY,
                    "details.programme",
                    c.details().programme().get(),
                    Wording.NONE.of());
        }
        return c.details()
                .programme()
                .filter(code -> !settings.programmes().contains(code))
                .flatMap(code -> refused(
                        UNKNOWN_PROGRAMME,
                        "details.programme",
                        code,
                        Wording.ONE_OF.of(sorted(settings.programmes()))));
    }

    /** The window counts to its last second in JST. */
    private static Optional<Decision<ProposalEvent>> notInTime(SubmitProposal c, Context context) {
        return context.fact(TheCall.class)
                .call()
                .map(call -> call.terms().plan().window())
                .filter(window -> !window.contains(context.now()))
                .flatMap(window -> context.now().isBefore(window.opensAt())
                        ? refused(CALL_NOT_YET_OPEN, "now", context.now(), Wording.FROM.of(window.opensAt()))
                        : refused(CALL_CLOSED, "now", context.now(), Wording.UNTIL.of(window.closesAt())));
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
        CallPlan plan = call(context).terms().plan();
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
                    Wording.ONE_OF.of(sorted(settings.programmes())));
        }
        if (agreed.form() == CollaborationForm.SUBSIDY && !settings.programmes().contains(programme.orElseThrow())) {
            return refuse(
                    UNKNOWN_PROGRAMME,
                    "agreed.programme",
                    programme.get(),
                    Wording.ONE_OF.of(sorted(settings.programmes())));
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

    private static ProposalAccepted accepted(Submission submission) {
        return new ProposalAccepted(submission.id(), submission.entry(), submission.outline());
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

    private static int minReason(Context context) {
        return context.fact(ProposalSettings.class).reasonMinLength();
    }

    /** The collaboration office handles every proposal, another department those to its own calls. */
    private static boolean inCharge(Context context) {
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

    private static PublishedCall call(Context context) {
        return context.fact(TheCall.class)
                .call()
                .orElseThrow(() -> new IllegalStateException("a proposal without a call (expected: a published one)"));
    }

    private static Decision<ProposalEvent> notInCharge(Context context) {
        return refuse(
                NOT_IN_CHARGE,
                "department",
                context.actor().department(),
                Wording.EITHER.of(
                        DepartmentCode.COLLABORATION_OFFICE,
                        call(context).terms().department()));
    }

    private static boolean actsForProposer(HandedIn proposal, Context context) {
        return mayActFor(proposal.submission().entry().proposer(), context);
    }

    /** The group's own account; or a desk, the office or the department of the call, that enters for the group 代理入力. */
    private static boolean mayActFor(GroupId group, Context context) {
        Actor actor = context.actor();
        Parties parties = context.fact(Parties.class);
        return actor.entersForOthers()
                ? parties.entersFor(actor, group) && (actor.is(Role.DESK) || inCharge(context))
                : actor.is(Role.GROUP) && parties.isAccountOf(actor.account(), group);
    }

    private static Decision<ProposalEvent> notTheProposer(GroupId proposer) {
        return refuse(NOT_THE_PROPOSER, "proposer", proposer, Wording.PROPOSERS_ACCOUNT.of());
    }

    private static Optional<Decision<ProposalEvent>> refused(
            Refusal refusal, String field, Object given, Object expected) {
        return Optional.of(refuse(refusal, field, given, expected));
    }

    private static <C> List<C> sorted(Collection<C> codes) {
        return codes.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }
}
