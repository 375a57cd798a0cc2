package org.kyodo.evaluation.evaluation;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.evaluation.evaluation.EvaluationRefusal.KIND_NOT_OFFERED;
import static org.kyodo.evaluation.evaluation.EvaluationRefusal.UNKNOWN_AXIS;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanRevised;
import org.kyodo.contracts.evaluation.EvaluationEvent.EvaluationPlanned;
import org.kyodo.contracts.evaluation.EvaluationPlan;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.EvaluationId;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.Name;
import org.kyodo.evaluation.evaluation.Evaluation.Absent;
import org.kyodo.evaluation.evaluation.Evaluation.Planned;
import org.kyodo.evaluation.evaluation.EvaluationCommand.PlanEvaluation;
import org.kyodo.evaluation.evaluation.EvaluationCommand.RevisePlan;

/** The rule book of an evaluation. Needs to know: {@link EvaluationSettings}. */
final class EvaluationRules implements Decider<EvaluationCommand, Evaluation, EvaluationEvent> {
    private static final Taken<EvaluationCommand, Evaluation> TAKEN = Taken.of(
                    EvaluationCommand.class, Evaluation.class)
            .in(Absent.class, PlanEvaluation.class)
            .in(Planned.class, RevisePlan.class);

    private record Case(Evaluation evaluation, EvaluationCommand command) {}

    /** The group that is evaluated with, as far as it was registered. */
    record Party(Optional<GroupStanding> standing) {}

    /** 公開範囲: staff of the municipality, auditors, and the group itself. Needs to know: {@link Party}. */
    @Override
    public boolean seenBy(Evaluation evaluation, Context context) {
        Actor actor = context.actor();
        return seesAll(actor)
                || actor.is(Role.GROUP)
                        && context.fact(Party.class)
                                .standing()
                                .filter(group -> group.isActedForBy(actor.account()))
                                .isPresent();
    }

    static boolean seesAll(Actor actor) {
        return actor.is(Role.STAFF) || actor.is(Role.AUDITOR);
    }

    @Override
    public Decision<EvaluationEvent> decide(Evaluation evaluation, EvaluationCommand command, Context context) {
        EvaluationSettings settings = context.fact(EvaluationSettings.class);
        return switch (new Case(evaluation, command)) {
            case Case(Absent(var id), PlanEvaluation(var collaboration)) ->
                accept(new EvaluationPlanned(id, collaboration, new EvaluationPlan(settings.kinds(), settings.axes())));
            case Case(Planned p, RevisePlan c) when c.plan().equals(p.plan()) -> repeated();
            case Case(Planned p, RevisePlan c) -> revise(p.id(), c, settings);

            case Case _ -> notInThisStage(evaluation, command);
        };
    }

    @Override
    public Taken<EvaluationCommand, Evaluation> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<EvaluationEvent>> barred(
            Evaluation evaluation, Class<? extends EvaluationCommand> command, Context context) {
        return command != RevisePlan.class || context.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                ? Optional.empty()
                : Optional.of(refuse(
                        NOT_IN_CHARGE,
                        "department",
                        context.actor().department(),
                        DepartmentCode.COLLABORATION_OFFICE));
    }

    private static Decision<EvaluationEvent> revise(EvaluationId id, RevisePlan command, EvaluationSettings settings) {
        List<EvaluationKind> kinds = command.plan().kinds().stream()
                .filter(kind -> !settings.kinds().contains(kind))
                .toList();
        if (!kinds.isEmpty()) {
            return refuse(KIND_NOT_OFFERED, "plan.kinds", kinds, settings.kinds());
        }
        List<String> axes = command.plan().axes().stream()
                .filter(axis -> !settings.axes().contains(axis))
                .toList();
        if (!axes.isEmpty()) {
            return refuse(UNKNOWN_AXIS, "plan.axes", named(axes), named(settings.axes()));
        }
        return ReasonGiven.needed(
                command.reason(),
                settings.reasonMinLength(),
                reason -> accept(new EvaluationPlanRevised(id, command.plan(), reason)));
    }

    private static List<Name> named(List<String> axes) {
        return axes.stream().map(Name::axis).toList();
    }
}
