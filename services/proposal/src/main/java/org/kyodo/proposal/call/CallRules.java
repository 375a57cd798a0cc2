package org.kyodo.proposal.call;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.proposal.call.CallRefusal.CRITERIA_NOT_100;
import static org.kyodo.proposal.call.CallRefusal.CRITERIA_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.DEPARTMENT_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.FORMS_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.FORM_NOT_OFFERED;
import static org.kyodo.proposal.call.CallRefusal.KIND_NOT_OFFERED;
import static org.kyodo.proposal.call.CallRefusal.NOT_IN_CHARGE;
import static org.kyodo.proposal.call.CallRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.proposal.call.CallRefusal.NOT_YET;
import static org.kyodo.proposal.call.CallRefusal.REASON_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.ROUND_OUT_OF_RANGE;
import static org.kyodo.proposal.call.CallRefusal.THEME_REQUIRED;
import static org.kyodo.proposal.call.CallRefusal.UNKNOWN_DEPARTMENT;
import static org.kyodo.proposal.call.CallRefusal.WINDOW_NOT_AHEAD;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.CallEvent.CallCancelled;
import org.kyodo.contracts.proposal.CallEvent.CallClosed;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.proposal.call.Call.Absent;
import org.kyodo.proposal.call.Call.Cancelled;
import org.kyodo.proposal.call.Call.Closed;
import org.kyodo.proposal.call.Call.Drafted;
import org.kyodo.proposal.call.Call.Open;
import org.kyodo.proposal.call.Call.Published;
import org.kyodo.proposal.call.CallCommand.CancelCall;
import org.kyodo.proposal.call.CallCommand.CloseCall;
import org.kyodo.proposal.call.CallCommand.DraftCall;
import org.kyodo.proposal.call.CallCommand.OpenCall;
import org.kyodo.proposal.call.CallCommand.PublishCall;

/** The rule book of a call for proposals 募集. */
final class CallRules implements Decider<CallCommand, Call, CallEvent> {
    private record Case(Call call, CallCommand command) {}

    @Override
    public Decision<CallEvent> decide(Call call, CallCommand command, Context context) {
        return switch (new Case(call, command)) {
            case Case(Absent absent, DraftCall c) -> draft(absent, c, context);

            case Case(Drafted(var terms), PublishCall _)
            when !inCharge(context, terms.department()) -> notInCharge(context, terms.department());
            case Case(Drafted(var terms), PublishCall _)
            when terms.criteria().isEmpty() ->
                refuse(CRITERIA_REQUIRED, "criteria", "none", "at least one axis with its weight");
            case Case(Drafted(var terms), PublishCall _)
            when weights(terms.criteria()) != 100 ->
                refuse(CRITERIA_NOT_100, "criteria", weights(terms.criteria()), "weights that add up to 100");
            case Case(Drafted(var terms), PublishCall _)
            when !terms.window().opensAt().isAfter(context.now()) ->
                refuse(WINDOW_NOT_AHEAD, "window.opensAt", terms.window().opensAt(), "after " + context.now());
            case Case(Drafted(var terms), PublishCall _) -> accept(terms.published());

            case Case(Published(var terms), OpenCall _)
            when context.now().isBefore(terms.window().opensAt()) ->
                refuse(NOT_YET, "now", context.now(), "from " + terms.window().opensAt());
            case Case(Published(var terms), OpenCall _) ->
                accept(new CallOpened(terms.id(), terms.window().opensAt()));

            case Case(Open(var terms), CloseCall _)
            when context.now().isBefore(terms.window().over()) ->
                refuse(NOT_YET, "now", context.now(), "from " + terms.window().over());
            case Case(Open(var terms), CloseCall _) ->
                accept(new CallClosed(terms.id(), terms.window().closesAt()));

            case Case(Published(var terms), CancelCall c) -> cancel(terms, c, context);
            case Case(Open(var terms), CancelCall c) -> cancel(terms, c, context);

            case Case _ ->
                refuse(
                        NOT_IN_THIS_STAGE,
                        "stage",
                        call.getClass().getSimpleName(),
                        "a stage that takes " + command.getClass().getSimpleName());
        };
    }

    @Override
    public Set<Class<? extends CallCommand>> taken(Call call) {
        return switch (call) {
            case Absent _ -> Set.of(DraftCall.class);
            case Drafted _ -> Set.of(PublishCall.class);
            case Published _ -> Set.of(OpenCall.class, CancelCall.class);
            case Open _ -> Set.of(CloseCall.class, CancelCall.class);
            case Closed _, Cancelled _ -> Set.of();
        };
    }

    private static Decision<CallEvent> draft(Absent absent, DraftCall c, Context context) {
        CallSettings settings = context.fact(CallSettings.class);
        DepartmentCode owner = c.department().orElse(DepartmentCode.COLLABORATION_OFFICE);
        return switch (c) {
            case DraftCall _ when !inCharge(context, owner) -> notInCharge(context, owner);
            case DraftCall _
            when !settings.kinds().contains(c.kind()) ->
                refuse(KIND_NOT_OFFERED, "kind", c.kind(), "one of " + sorted(settings.kinds()));
            case DraftCall _
            when c.kind() == CallKind.CITY_PROPOSED && c.department().isEmpty() ->
                refuse(DEPARTMENT_REQUIRED, "department", "none", "the department that owns the task");
            case DraftCall _
            when c.kind() == CallKind.CITY_PROPOSED && c.theme().isEmpty() ->
                refuse(THEME_REQUIRED, "theme", "none", "the theme that the city proposes");
            case DraftCall _
            when !settings.departments().contains(owner) ->
                refuse(UNKNOWN_DEPARTMENT, "department", owner, "a department of the municipality");
            case DraftCall _
            when c.forms().isEmpty() && c.kind() != CallKind.INITIATIVE ->
                refuse(FORMS_REQUIRED, "forms", "none", "at least one form of collaboration");
            case DraftCall _
            when !settings.forms().containsAll(c.forms()) ->
                refuse(FORM_NOT_OFFERED, "forms", c.forms(), "among " + sorted(settings.forms()));
            case DraftCall _
            when c.kind() == CallKind.CITIZEN_POLICY && !isRound(c.round(), settings) ->
                refuse(ROUND_OUT_OF_RANGE, "round", given(c.round()), "1 to " + settings.roundsPerYear());
            case DraftCall _
            when c.kind() != CallKind.CITIZEN_POLICY && c.round().isPresent() ->
                refuse(ROUND_OUT_OF_RANGE, "round", given(c.round()), "none: only CITIZEN_POLICY has rounds");
            case DraftCall _ -> accept(c.drafted(absent.id(), owner));
        };
    }

    private static Decision<CallEvent> cancel(CallTerms terms, CancelCall c, Context context) {
        if (!inCharge(context, terms.department())) {
            return notInCharge(context, terms.department());
        }
        int min = context.fact(CallSettings.class).reasonMinLength();
        return ReasonGiven.explaining(c.reason(), min)
                .map(reason -> Decision.<CallEvent>accept(new CallCancelled(terms.id(), reason)))
                .orElseGet(() -> refuse(
                        REASON_REQUIRED, "reason", ReasonGiven.described(c.reason()), ReasonGiven.expected(min)));
    }

    /** The collaboration office runs every call, another department its own. */
    private static boolean inCharge(Context context, DepartmentCode owner) {
        return context.actor().isStaffOf(owner) || context.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    private static Decision<CallEvent> notInCharge(Context context, DepartmentCode owner) {
        return refuse(
                NOT_IN_CHARGE,
                "department",
                context.actor().department().map(DepartmentCode::value).orElse("none"),
                owner + " or " + DepartmentCode.COLLABORATION_OFFICE);
    }

    private static boolean isRound(Optional<Integer> round, CallSettings settings) {
        return round.filter(number -> number >= 1 && number <= settings.roundsPerYear())
                .isPresent();
    }

    private static String given(Optional<Integer> round) {
        return round.map(String::valueOf).orElse("none");
    }

    private static int weights(List<Criterion> criteria) {
        return criteria.stream().mapToInt(Criterion::weight).sum();
    }

    private static List<?> sorted(Set<? extends Enum<?>> values) {
        return values.stream().sorted().toList();
    }
}
