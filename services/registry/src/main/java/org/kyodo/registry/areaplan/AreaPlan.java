package org.kyodo.registry.areaplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.AreaPlanEvent;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanAdopted;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanClosed;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanDrafted;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanRevised;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.AreaPlanId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Period;

/**
 * An area plan 地域づくり計画: a council's own guide to what it does in its area (001:L1051). The council begins it, adopts it by its
 * own decision, for which it shows its minutes, may adopt it anew, and ends it; otherwise it ends with its period. The city
 * approves nothing of it.
 */
sealed interface AreaPlan extends Stage<AreaPlan, AreaPlanEvent> {
    AreaPlanId id();

    record Absent(AreaPlanId id) implements AreaPlan {}

    /** 策定中. */
    record Drafted(AreaPlanId id, GroupId council, List<AreaCode> areas) implements Begun {}

    /** 策定. @param adopted there as soon as it is committed */
    record Established(AreaPlanId id, GroupId council, List<AreaCode> areas, Period period, Optional<Adopted> adopted)
            implements Begun {}

    /** 終了. */
    record Ended(AreaPlanId id, GroupId council, List<AreaCode> areas, Optional<Adopted> adopted, LocalDate on)
            implements Begun {}

    /** A council's. */
    sealed interface Begun extends AreaPlan {
        GroupId council();

        List<AreaCode> areas();
    }

    /** What the council adopted, and the minutes that show it. No event tells it. */
    record Adopted(AreaPlanContent content, DocumentRef minutes) {}

    @Override
    default AreaPlan after(AreaPlanEvent event) {
        return switch (event) {
            case AreaPlanDrafted e -> new Drafted(e.areaplanId(), e.council(), e.areas());
            case AreaPlanAdopted e ->
                new Established(e.areaplanId(), e.council(), e.areas(), e.period(), Optional.empty());
            case AreaPlanRevised e -> {
                Established plan = as(Established.class);
                yield new Established(plan.id(), plan.council(), plan.areas(), e.period(), plan.adopted());
            }
            case AreaPlanClosed e -> {
                Established plan = as(Established.class);
                yield new Ended(plan.id(), plan.council(), plan.areas(), plan.adopted(), e.on());
            }
        };
    }

    /** With what the council adopted. */
    default AreaPlan with(Adopted adopted) {
        return this instanceof Established e
                ? new Established(e.id(), e.council(), e.areas(), e.period(), Optional.of(adopted))
                : this;
    }
}
