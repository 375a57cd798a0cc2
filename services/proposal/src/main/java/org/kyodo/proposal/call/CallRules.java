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
import org.kyodo.contracts.proposal.CallEvent.CallDrafted;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.proposal.CallEvent.CallPublished;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Criterion;
import org.kyodo.contracts.value.CallId;
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

            case Case(Drafted(var id, var terms), PublishCall _)
            when !inCharge(context, terms.department()) -> notInCharge(context, terms.department());
            case Case(Drafted(var id, var terms), PublishCall _)
            when terms.plan().criteria().isEmpty() ->
                refuse(CRITERIA_REQUIRED, "plan.criteria", "none", "at least one axis with its weight");
            case Case(Drafted(var id, var terms), PublishCall _)
            when weights(terms.plan().criteria()) != 100 ->
                refuse(
                        CRITERIA_NOT_100,
                        "plan.criteria",
                        weights(terms.plan().criteria()),
                        "weights that add up to 100");
            case Case(Drafted(var id, var terms), PublishCall _)
            when !terms.plan().window().opensAt().isAfter(context.now()) ->
                refuse(
                        WINDOW_NOT_AHEAD,
                        "plan.window.opensAt",
                        terms.plan().window().opensAt(),
                        "after " + context.now());
            case Case(Drafted(var id, var terms), PublishCall _) -> accept(new CallPublished(id, terms));

            case Case(Published(var id, var terms), OpenCall _)
            when context.now().isBefore(terms.plan().window().opensAt()) ->
                refuse(
                        NOT_YET,
                        "now",
                        context.now(),
                        "from " + terms.plan().window().opensAt());
            case Case(Published(var id, var terms), OpenCall _) ->
                accept(new CallOpened(id, terms.plan().window().opensAt()));

            case Case(Open(var id, var terms), CloseCall _)
            when context.now().isBefore(terms.plan().window().over()) ->
                refuse(
                        NOT_YET,
                        "now",
                        context.now(),
                        "from " + terms.plan().window().over());
            case Case(Open(var id, var terms), CloseCall _) ->
                accept(new CallClosed(id, terms.plan().window().closesAt()));

            case Case(Published(var id, var terms), CancelCall c) -> cancel(id, terms, c, context);
            case Case(Open(var id, var terms), CancelCall c) -> cancel(id, terms, c, context);

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
            when !settings.kinds().contains(c.plan().kind()) ->
                refuse(KIND_NOT_OFFERED, "plan.kind", c.plan().kind(), "one of " + sorted(settings.kinds()));
            case DraftCall _
            when c.plan().kind() == CallKind.CITY_PROPOSED && c.department().isEmpty() ->
                refuse(DEPARTMENT_REQUIRED, "department", "none", "the department that owns the task");
            case DraftCall _
            when c.plan().kind() == CallKind.CITY_PROPOSED && c.plan().theme().isEmpty() ->
                refuse(THEME_REQUIRED, "plan.theme", "none", "the theme that the city proposes");
            case DraftCall _
            when !settings.departments().contains(owner) ->
                refuse(UNKNOWN_DEPARTMENT, "department", owner, "a department of the municipality");
            case DraftCall _
            when c.plan().forms().isEmpty() && c.plan().kind() != CallKind.INITIATIVE ->
                refuse(FORMS_REQUIRED, "plan.forms", "none", "at least one form of collaboration");
            case DraftCall _
            when !settings.forms().containsAll(c.plan().forms()) ->
                refuse(FORM_NOT_OFFERED, "plan.forms", c.plan().forms(), "among " + sorted(settings.forms()));
            case DraftCall _
            when c.plan().kind() == CallKind.CITIZEN_POLICY && !isRound(c.plan().round(), settings) ->
                refuse(ROUND_OUT_OF_RANGE, "plan.round", given(c.plan().round()), "1 to " + settings.roundsPerYear());
            case DraftCall _
            when c.plan().kind() != CallKind.CITIZEN_POLICY && c.plan().round().isPresent() ->
                refuse(
                        ROUND_OUT_OF_RANGE,
                        "plan.round",
                        given(c.plan().round()),
                        "none: only CITIZEN_POLICY has rounds");
            case DraftCall _ -> accept(new CallDrafted(absent.id(), new CallTerms(c.plan(), owner)));
        };
    }

    private static Decision<CallEvent> cancel(CallId id, CallTerms terms, CancelCall c, Context context) {
        if (!inCharge(context, terms.department())) {
            return notInCharge(context, terms.department());
        }
        int min = context.fact(CallSettings.class).reasonMinLength();
        return ReasonGiven.explaining(c.reason(), min)
                .map(reason -> Decision.<CallEvent>accept(new CallCancelled(id, reason)))
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
