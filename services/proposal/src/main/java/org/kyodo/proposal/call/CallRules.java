package org.kyodo.proposal.call;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.proposal.call.CallRefusal.CRITERIA_NOT_100;
import static org.kyodo.proposal.call.CallRefusal.CRITERIA_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.DEPARTMENT_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.FORMS_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.FORM_NOT_OFFERED;
import static org.kyodo.proposal.call.CallRefusal.KIND_NOT_OFFERED;
import static org.kyodo.proposal.call.CallRefusal.PANEL_TOO_SMALL;
import static org.kyodo.proposal.call.CallRefusal.ROUND_OUT_OF_RANGE;
import static org.kyodo.proposal.call.CallRefusal.THEME_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.TOO_MANY_DRAFTS;
import static org.kyodo.proposal.call.CallRefusal.UNKNOWN_DEPARTMENT;
import static org.kyodo.proposal.call.CallRefusal.WINDOW_NOT_AHEAD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPanelAppointed;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallEvent.CallRevised;
import org.kyodo.contracts.proposal.CallEvent.CallWithdrawn;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.proposal.call.Call.Absent;
import org.kyodo.proposal.call.Call.Cancelled;
import org.kyodo.proposal.call.Call.Closed;
import org.kyodo.proposal.call.Call.Drafted;
import org.kyodo.proposal.call.Call.Open;
import org.kyodo.proposal.call.Call.Published;
import org.kyodo.proposal.call.Call.Withdrawn;
import org.kyodo.proposal.call.CallCommand.AppointPanel;
import org.kyodo.proposal.call.CallCommand.CancelCall;
import org.kyodo.proposal.call.CallCommand.CloseCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;
import org.kyodo.proposal.call.CallCommand.ReviseCall;
import org.kyodo.proposal.call.CallCommand.WithdrawCall;

/** The rule book of a call for proposals 募集. */
final class CallRules implements Decider<CallCommand, Call, CallEvent> {
    private static final Taken<CallCommand, Call> TAKEN = Taken.of(CallCommand.class, Call.class)
            .in(Absent.class, DraftCall.class)
            .in(Drafted.class, ReviseCall.class, WithdrawCall.class, AppointPanel.class, PublishCall.class)
            .in(Published.class, AppointPanel.class, OpenCall.class, CancelCall.class)
            .in(Open.class, AppointPanel.class, CloseCall.class, CancelCall.class)
            .in(Closed.class, AppointPanel.class);

    private record Case(Call call, CallCommand command) {}

    /** 公開範囲: a draft is for staff and auditors, what was published for everyone. */
    @Override
    public boolean seenBy(Call call, Context context) {
        return switch (call) {
            case Absent _ -> false;
            case Drafted _, Withdrawn _ -> seesDrafts(context.actor());
            case Published _, Open _, Closed _, Cancelled _ -> true;
        };
    }

    static boolean seesDrafts(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR);
    }

    @Override
    public Decision<CallEvent> decide(Call call, CallCommand command, Context context) {
        return switch (new Case(call, command)) {
            case Case(Absent absent, DraftCall c) -> draft(absent, c, context);

            case Case(Drafted d, ReviseCall c) when c.plan().equals(d.terms().plan()) -> repeated();
            case Case(Drafted d, ReviseCall c) ->
                planned(c.plan(), Optional.of(d.terms().department()), context)
                        .orElseGet(() -> accept(new CallRevised(
                                d.id(), new CallTerms(c.plan(), d.terms().department()))));
            case Case(Drafted d, WithdrawCall _) -> accept(new CallWithdrawn(d.id()));

            case Case(Call going, AppointPanel c) -> appoint(going, c, context);

            case Case(Drafted(var id, var terms, var _), PublishCall _)
            when terms.plan().criteria().isEmpty() ->
                refuse(CRITERIA_REQUIRED, "plan.criteria", Wording.NONE.of(), Wording.AXES_WITH_WEIGHT.of());
            case Case(Drafted(var id, var terms, var _), PublishCall _)
            when context.applies(CRITERIA_NOT_100) && weights(terms.plan().criteria()) != 100 ->
                refuse(CRITERIA_NOT_100, "plan.criteria", weights(terms.plan().criteria()), Wording.POINTS_IN_ALL.of());
            case Case(Drafted(var id, var terms, var _), PublishCall _) -> accept(new CallPublished(id, terms));

            case Case(Published(var id, var terms, var _), OpenCall _) -> {
                Instant opensAt = terms.plan().window().opensAt();
                yield DueDates.<CallEvent>notYet(opensAt, context).orElseGet(() -> accept(new CallOpened(id, opensAt)));
            }

            case Case(Open(var id, var terms, var _), CloseCall _) -> {
                Window window = terms.plan().window();
                yield DueDates.<CallEvent>notYet(window.over(), context)
                        .orElseGet(() -> accept(new CallClosed(id, window.closesAt())));
            }

            case Case(Published p, CancelCall c) -> cancel(p.id(), c, context);
            case Case(Open o, CancelCall c) -> cancel(o.id(), c, context);

            case Case _ -> notInThisStage(call, command);
        };
    }

    @Override
    public Taken<CallCommand, Call> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<CallEvent>> barred(Call call, Class<? extends CallCommand> command, Context context) {
        if (command == OpenCall.class
                || command == CloseCall.class
                || call instanceof Absent
                || call instanceof Withdrawn) {
            return Optional.empty();
        }
        CallTerms terms = call.known();
        if (!inCharge(context, terms.department())) {
            return Optional.of(notInCharge(context, terms.department()));
        }
        Instant opensAt = terms.plan().window().opensAt();
        return command == PublishCall.class && !opensAt.isAfter(context.now())
                ? Optional.of(refuse(WINDOW_NOT_AHEAD, "plan.window.opensAt", opensAt, Wording.AFTER.of(context.now())))
                : Optional.empty();
    }

    private static Decision<CallEvent> appoint(Call call, AppointPanel c, Context context) {
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
        return inCharge(context, owner)
                ? planned(c.plan(), c.department(), context)
                        .or(() -> tooMany(context.fact(Quota.class)))
                        .orElseGet(() -> accept(new CallDrafted(absent.id(), new CallTerms(c.plan(), owner))))
                : notInCharge(context, owner);
    }

    private static Optional<Decision<CallEvent>> tooMany(Quota drafts) {
        return drafts.isUsedUp()
                ? refused(TOO_MANY_DRAFTS, "department", drafts.had(), drafts.most())
                : Optional.empty();
    }

    /** What is wrong with the plan of a draft, the first of it. */
    private static Optional<Decision<CallEvent>> planned(
            CallPlan plan, Optional<DepartmentCode> department, Context context) {
        CallSettings settings = context.fact(CallSettings.class);
        return switch (plan) {
            case CallPlan _
            when !settings.kinds().contains(plan.kind()) ->
                refused(KIND_NOT_OFFERED, "plan.kind", plan.kind(), Wording.ONE_OF.of(sorted(settings.kinds())));
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
            when plan.forms().isEmpty() && plan.kind() != CallKind.INITIATIVE ->
                refused(FORMS_REQUIRED, "plan.forms", Wording.NONE.of(), Wording.AT_LEAST_ONE.of());
            case CallPlan _
            when !settings.forms().containsAll(plan.forms()) ->
                refused(FORM_NOT_OFFERED, "plan.forms", plan.forms(), Wording.AMONG.of(sorted(settings.forms())));
            case CallPlan _
            when plan.kind() == CallKind.CITIZEN_POLICY && !isRound(plan.round(), settings) ->
                refused(ROUND_OUT_OF_RANGE, "plan.round", plan.round(), Wording.ROUNDS.of(settings.roundsPerYear()));
            case CallPlan _
            when plan.kind() != CallKind.CITIZEN_POLICY && plan.round().isPresent() ->
                refused(ROUND_OUT_OF_RANGE, "plan.round", plan.round(), Wording.NO_ROUND.of(CallKind.CITIZEN_POLICY));
            case CallPlan _ -> LongestTerm.exceededBy("plan.window", plan.window());
        };
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
                Wording.EITHER.of(owner, DepartmentCode.COLLABORATION_OFFICE));
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
