package org.kyodo.proposal.call;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.call.CallRefusal.*;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.proposal.CallEligibility;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDecided;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallExtended;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.CallEvent.ScreeningScheduled;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallSubject;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CallSubjectKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Examination;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.call.Call.Absent;
import org.kyodo.proposal.call.Call.Announced;
import org.kyodo.proposal.call.Call.Closed;
import org.kyodo.proposal.call.Call.Decided;
import org.kyodo.proposal.call.Call.Drafted;
import org.kyodo.proposal.call.Call.Known;
import org.kyodo.proposal.call.Call.Open;
import org.kyodo.proposal.call.Call.Published;
import org.kyodo.proposal.call.Call.Screening;
import org.kyodo.proposal.call.Call.Withdrawn;
import org.kyodo.proposal.call.CallCommand.AppointPanel;
import org.kyodo.proposal.call.CallCommand.CancelCall;
import org.kyodo.proposal.call.CallCommand.CloseCall;
import org.kyodo.proposal.call.CallCommand.DecideCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.ExtendCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;
import org.kyodo.proposal.call.CallCommand.ReviseCall;
import org.kyodo.proposal.call.CallCommand.ScheduleScreening;
import org.kyodo.proposal.call.CallCommand.WithdrawCall;
import org.kyodo.proposal.call.CallEntries.Settled;
import org.kyodo.proposal.call.CallSettings.Offered;

/** The rule book of a call for proposals 募集. */
final class CallRules implements Decider<CallCommand, Call, CallEvent> {
    private static final Taken<CallCommand, Call> TAKEN = Taken.of(CallCommand.class, Call.class)
            .in(Absent.class, DraftCall.class)
            .in(Drafted.class, ReviseCall.class, WithdrawCall.class, AppointPanel.class, PublishCall.class)
            .in(Published.class, AppointPanel.class, ExtendCall.class, OpenCall.class, CancelCall.class)
            .in(Open.class, AppointPanel.class, ExtendCall.class, CloseCall.class, CancelCall.class)
            .in(Closed.class, AppointPanel.class, ScheduleScreening.class, DecideCall.class, CancelCall.class)
            .in(Screening.class, AppointPanel.class, DecideCall.class, CancelCall.class)
            .in(Decided.class, DecideCall.class);

    /** What is weighed for the way of working together and the price, never as merit (003:L53). */
    private static final Pattern FORM_INPUTS =
            Pattern.compile("(?<!協働の)(?<!共創の)必要性|収益性|事業の性格|necessity|profitability", Pattern.CASE_INSENSITIVE);

    private record Case(Call call, CallCommand command) {}

    /** 公開範囲: a draft is for staff and auditors, what was published for everyone. */
    @Override
    public boolean seenBy(Call call, Context context) {
        return switch (call) {
            case Absent _ -> false;
            case Drafted _, Withdrawn _ -> seesDrafts(context.actor());
            case Announced _ -> true;
        };
    }

    static boolean seesDrafts(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR);
    }

    @Override
    public Decision<CallEvent> decide(Call call, CallCommand command, Context context) {
        return switch (new Case(call, command)) {
            case Case(Absent absent, DraftCall c) -> draft(absent, c, context);

            case Case(Drafted d, ReviseCall c) -> revise(d, c, context);
            case Case(Drafted d, WithdrawCall _) -> accept(new CallWithdrawn(d.id()));

            case Case(Known going, AppointPanel c) -> appoint(going, c, context);

            case Case(Drafted d, PublishCall _) -> publish(d, context);

            case Case(Announced going, ExtendCall c) -> extend(going, c, context);

            case Case(Published(var id, var terms, var _), OpenCall _) -> {
                Instant opensAt = terms.plan().window().opensAt();
                yield DueDates.<CallEvent>notYet(opensAt, context).orElseGet(() -> accept(new CallOpened(id, opensAt)));
            }

            case Case(Open(var id, var terms, var _), CloseCall _) -> {
                Window window = terms.plan().window();
                yield DueDates.<CallEvent>notYet(window.over(), context)
                        .orElseGet(() -> accept(new CallClosed(id, window.closesAt())));
            }

            case Case(Closed closed, ScheduleScreening c) ->
                DueDates.<CallEvent>notAhead("screening.on", c.screening().on(), context)
                        .orElseGet(() -> accept(new ScreeningScheduled(closed.id(), c.screening())));

            case Case(Decided _, DecideCall _) -> repeated();
            case Case(Announced over, DecideCall _) -> decided(over.id(), context.fact(Settled.class));

            case Case(Announced going, CancelCall c) -> cancel(going.id(), c, context);

            case Case _ -> notInThisStage(call, command);
        };
    }

    @Override
    public Taken<CallCommand, Call> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<CallEvent>> barred(Call call, Class<? extends CallCommand> command, Context context) {
        if (BY_PLATFORM.contains(command) || !(call instanceof Known known)) {
            return Optional.empty();
        }
        CallTerms terms = known.terms();
        if (!inCharge(context, terms.department())) {
            return Optional.of(notInCharge(context, terms.department()));
        }
        Window window = terms.plan().window();
        if (command == PublishCall.class && !window.opensAt().isAfter(context.now())) {
            return refused(WINDOW_NOT_AHEAD, "plan.window.opensAt", window.opensAt(), Wording.AFTER.of(context.now()));
        }
        if (command == ExtendCall.class && !context.now().isBefore(window.over())) {
            return refused(EXTENDED_TOO_LATE, "now", context.now(), Wording.UNTIL.of(window.closesAt()));
        }
        return command == ScheduleScreening.class && !terms.plan().examines()
                ? refused(
                        SCREENED_WITHOUT_EXAMINATION,
                        "kind",
                        terms.plan().kind(),
                        Wording.ONE_OF.of(List.of(CallKind.CITY_PROPOSED, CallKind.CITIZEN_PROPOSED)))
                : Optional.empty();
    }

    private static final Set<Class<?>> BY_PLATFORM = Set.of(OpenCall.class, CloseCall.class, DecideCall.class);

    private static Decision<CallEvent> revise(Drafted draft, ReviseCall c, Context context) {
        CallPlan plan = whole(c.plan(), context);
        return plan.equals(draft.terms().plan())
                ? repeated()
                : planned(plan, Optional.of(draft.terms().department()), context)
                        .orElseGet(() -> accept(new CallRevised(
                                draft.id(), new CallTerms(plan, draft.terms().department()))));
    }

    /** What is examined is published with its criteria, and with the panel that scores by them. */
    private static Decision<CallEvent> publish(Drafted draft, Context context) {
        CallPlan plan = draft.terms().plan();
        if (!plan.examines()) {
            return accept(new CallPublished(draft.id(), draft.terms()));
        }
        if (plan.criteria().isEmpty()) {
            return refuse(CRITERIA_REQUIRED, "plan.criteria", Wording.NONE.of(), Wording.AXES_WITH_WEIGHT.of());
        }
        Optional<String> input = plan.criteria().stream()
                .map(Criterion::axis)
                .filter(axis -> FORM_INPUTS.matcher(axis).find())
                .findFirst();
        if (context.applies(FORM_INPUT_AS_CRITERION) && input.isPresent()) {
            return refuse(FORM_INPUT_AS_CRITERION, "plan.criteria", input.get(), Wording.AXES_WITH_WEIGHT.of());
        }
        if (context.applies(CRITERIA_NOT_100) && weights(plan.criteria()) != 100) {
            return refuse(CRITERIA_NOT_100, "plan.criteria", weights(plan.criteria()), Wording.POINTS_IN_ALL.of());
        }
        int fewest = context.figure(PANEL_TOO_SMALL);
        if (context.applies(PANEL_TOO_SMALL) && plan.scores() && draft.panel().size() < fewest) {
            return refuse(PANEL_TOO_SMALL, "panel", draft.panel().size(), fewest);
        }
        return accept(new CallPublished(draft.id(), draft.terms()));
    }

    private static Decision<CallEvent> extend(Announced call, ExtendCall c, Context context) {
        Window before = call.terms().plan().window();
        if (!c.closesAt().isAfter(before.closesAt())) {
            return refuse(NOT_LATER, "closesAt", c.closesAt(), Wording.AFTER.of(before.closesAt()));
        }
        Window longer = new Window(before.opensAt(), c.closesAt());
        return LongestTerm.<CallEvent>exceededBy("closesAt", longer)
                .orElseGet(() -> ReasonGiven.needed(
                        c.reason(),
                        context.fact(CallSettings.class).reasonMinLength(),
                        reason -> accept(new CallExtended(call.id(), longer, reason))));
    }

    private static Decision<CallEvent> decided(CallId id, Settled proposals) {
        return proposals
                .outcome()
                .<Decision<CallEvent>>map(outcome -> accept(new CallDecided(id, outcome)))
                .orElseGet(() -> refuse(PROPOSALS_UNDECIDED));
    }

    private static Decision<CallEvent> appoint(Known call, AppointPanel c, Context context) {
        int fewest = context.figure(PANEL_TOO_SMALL);
        if (context.applies(PANEL_TOO_SMALL) && c.members().size() < fewest) {
            return refuse(PANEL_TOO_SMALL, "members", c.members().size(), fewest);
        }
        return Set.copyOf(c.members()).equals(Set.copyOf(call.panel()))
                ? repeated()
                : accept(new CallPanelAppointed(call.id(), c.members()));
    }

    static DepartmentCode ownerOf(DraftCall c) {
        return c.department().orElse(DepartmentCode.COLLABORATION_OFFICE);
    }

    private static Decision<CallEvent> draft(Absent absent, DraftCall c, Context context) {
        DepartmentCode owner = ownerOf(c);
        CallPlan plan = whole(c.plan(), context);
        return inCharge(context, owner)
                ? planned(plan, c.department(), context)
                        .or(() -> Quota.usedUp(TOO_MANY_DRAFTS, "department", context))
                        .orElseGet(() -> accept(new CallDrafted(absent.id(), new CallTerms(plan, owner))))
                : notInCharge(context, owner);
    }

    /** With what the municipality has for calls of this kind where the plan says nothing. */
    private static CallPlan whole(CallPlan plan, Context context) {
        Offered offered = context.fact(CallSettings.class).kinds().get(plan.kind());
        return offered == null ? plan : plan.saying(CallSubject.NEW, offered.eligibility(), offered.examination());
    }

    /** What is wrong with the plan of a draft, the first of it. */
    private static Optional<Decision<CallEvent>> planned(
            CallPlan plan, Optional<DepartmentCode> department, Context context) {
        CallSettings settings = context.fact(CallSettings.class);
        return switch (plan) {
            case CallPlan _
            when !settings.kinds().containsKey(plan.kind()) ->
                refused(
                        KIND_NOT_OFFERED,
                        "plan.kind",
                        plan.kind(),
                        Wording.ONE_OF.of(sorted(settings.kinds().keySet())));
            case CallPlan _
            when plan.kind() == CallKind.CITY_PROPOSED && department.isEmpty() ->
                refused(DEPARTMENT_REQUIRED, "department", Wording.NONE.of(), Wording.DEPARTMENT_OWNING.of());
            case CallPlan _
            when plan.kind() == CallKind.CITY_PROPOSED && plan.theme().isEmpty() ->
                refused(THEME_REQUIRED, "plan.theme", Wording.NONE.of(), Wording.THEME.of());
            case CallPlan _
            when department
                    .filter(code -> !settings.departments().contains(code))
                    .isPresent() ->
                refused(UNKNOWN_DEPARTMENT, "department", department.get(), Wording.DEPARTMENTS_HERE.of());
            case CallPlan _
            when plan.forms().isEmpty() && plan.examines() ->
                refused(FORMS_REQUIRED, "plan.forms", Wording.NONE.of(), Wording.AT_LEAST_ONE.of());
            case CallPlan _
            when !plan.forms().isEmpty() && !plan.examines() ->
                refused(FORMS_NOT_FOR_KIND, "plan.forms", plan.forms(), Wording.NONE.of());
            case CallPlan _
            when !settings.forms().containsAll(plan.forms()) ->
                refused(FORM_NOT_OFFERED, "plan.forms", plan.forms(), Wording.AMONG.of(sorted(settings.forms())));
            case CallPlan _
            when context.applies(FORM_NOT_OF_KIND) && !formsOf(plan, settings).containsAll(plan.forms()) ->
                refused(
                        FORM_NOT_OF_KIND,
                        "plan.forms",
                        plan.forms(),
                        Wording.AMONG.of(sorted(formsOf(plan, settings))));
            case CallPlan _
            when plan.kind() == CallKind.CITIZEN_POLICY && !isRound(plan.round(), settings) ->
                refused(ROUND_OUT_OF_RANGE, "plan.round", plan.round(), Wording.ROUNDS.of(settings.roundsPerYear()));
            case CallPlan _
            when plan.kind() != CallKind.CITIZEN_POLICY && plan.round().isPresent() ->
                refused(ROUND_OUT_OF_RANGE, "plan.round", plan.round(), Wording.NO_ROUND.of(CallKind.CITIZEN_POLICY));
            case CallPlan _ ->
                proposedBy(plan)
                        .or(() -> examinedBy(plan, settings))
                        .or(() -> LongestTerm.exceededBy("plan.window", plan.window()));
        };
    }

    /** What the municipality lets calls of this kind lead to. */
    private static Set<CollaborationForm> formsOf(CallPlan plan, CallSettings settings) {
        return settings.kinds().get(plan.kind()).forms();
    }

    /** On what, and by whom. */
    private static Optional<Decision<CallEvent>> proposedBy(CallPlan plan) {
        CallSubject subject = plan.subject().orElseThrow();
        CallEligibility eligibility = plan.eligibility().orElseThrow();
        boolean existing = subject.kind() == CallSubjectKind.EXISTING_TASK;
        if (existing && subject.task().isEmpty()) {
            return refused(TASK_REQUIRED, "plan.subject.task", Wording.NONE.of(), Wording.TASK_OF_THE_CITY.of());
        }
        if (!existing && subject.task().isPresent()) {
            return refused(
                    TASK_ONLY_OF_EXISTING, "plan.subject.task", subject.task().get(), Wording.NONE.of());
        }
        if (eligibility.residents() && plan.examines()) {
            return refused(
                    RESIDENTS_NOT_TAKEN,
                    "plan.eligibility.residents",
                    plan.kind(),
                    Wording.ONE_OF.of(List.of(CallKind.CITIZEN_POLICY, CallKind.INITIATIVE)));
        }
        return eligibility.groupTypes().isEmpty() && !eligibility.residents()
                ? refused(NOBODY_ELIGIBLE, "plan.eligibility", Wording.NONE.of(), Wording.AT_LEAST_ONE.of())
                : Optional.empty();
    }

    /** A call may examine more strictly than the municipality does otherwise, not less (R-CA-6). */
    private static Optional<Decision<CallEvent>> examinedBy(CallPlan plan, CallSettings settings) {
        Optional<Examination> usual = settings.kinds().get(plan.kind()).examination();
        if (!plan.examines()) {
            return plan.examination()
                    .flatMap(how -> refused(NOT_EXAMINED_KIND, "plan.examination", how, Wording.NONE.of()));
        }
        return plan.examination()
                .filter(how -> how != Examination.BOTH && !usual.equals(Optional.of(how)))
                .flatMap(how -> refused(
                        EXAMINATION_NOT_STRICT,
                        "plan.examination",
                        how,
                        Wording.ONE_OF.of(Stream.concat(usual.stream(), Stream.of(Examination.BOTH))
                                .distinct()
                                .toList())));
    }

    private static Optional<Decision<CallEvent>> refused(
            CallRefusal refusal, String field, Object given, Object expected) {
        return Optional.of(refuse(refusal, field, given, expected));
    }

    private static Decision<CallEvent> cancel(CallId id, CancelCall c, Context context) {
        return ReasonGiven.needed(
                c.reason(),
                context.fact(CallSettings.class).reasonMinLength(),
                reason -> accept(new CallCancelled(id, reason)));
    }

    /** The collaboration office runs every call, another department its own. */
    private static boolean inCharge(Context context, DepartmentCode owner) {
        return context.actor().isStaffOf(owner) || context.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    private static Decision<CallEvent> notInCharge(Context context, DepartmentCode owner) {
        return refuse(
                NOT_IN_CHARGE,
                "department",
                context.actor().department(),
                Wording.either(owner, DepartmentCode.COLLABORATION_OFFICE));
    }

    private static boolean isRound(Optional<Integer> round, CallSettings settings) {
        return round.filter(number -> number >= 1 && number <= settings.roundsPerYear())
                .isPresent();
    }

    private static int weights(List<Criterion> criteria) {
        return criteria.stream().mapToInt(Criterion::weight).sum();
    }

    private static List<?> sorted(Set<? extends Enum<?>> values) {
        return values.stream().sorted().toList();
    }
}
