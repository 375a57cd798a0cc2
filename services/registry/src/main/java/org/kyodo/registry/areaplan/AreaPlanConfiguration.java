package org.kyodo.registry.areaplan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.AreaPlanEvent;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.AreaPlanId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.registry.areaplan.AreaPlan.Adopted;
import org.kyodo.registry.areaplan.AreaPlan.Begun;
import org.kyodo.registry.areaplan.AreaPlan.Established;
import org.kyodo.registry.areaplan.AreaPlanCommand.AdoptAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.DraftAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.EndAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.ReviseAreaPlan;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts area plans together. */
@Configuration(proxyBeanMethods = false)
class AreaPlanConfiguration {
    @Bean
    Aggregate<AreaPlanCommand, AreaPlan, AreaPlanEvent> areaPlans(Chassis chassis, Groups groups) {
        return chassis.aggregate(type().knowing((plan, command, municipality) -> command instanceof DraftAreaPlan c
                        ? Facts.NONE.whenAsked(KnownGroup.class, () -> groups.find(c.council(), municipality))
                        : Facts.NONE)
                .knowingOfEach((plan, municipality) -> plan instanceof Begun begun
                        ? Facts.NONE.whenAsked(KnownGroup.class, () -> groups.find(begun.council(), municipality))
                        : Facts.NONE));
    }

    static AggregateType<AreaPlanCommand, AreaPlan, AreaPlanEvent> type() {
        return AggregateType.of(AreaPlanCommand.class, AreaPlan.class, AreaPlanEvent.class)
                .collection("areaPlans")
                .startingAt(id -> new AreaPlan.Absent(AreaPlanId.of(id)))
                .decidedBy(new AreaPlanRules())
                .queriedBy("stage.type")
                .queriedBy("stage.council")
                .queriedBy("stage.areas")
                .searchedBy(AreaPlanConfiguration::texts)
                .keeping((plan, command) -> switch (command) {
                    case AdoptAreaPlan c ->
                        plan.with(new Adopted(c.content(), c.minutes().orElseThrow()));
                    case ReviseAreaPlan c ->
                        plan.with(new Adopted(c.content(), c.minutes().orElseThrow()));
                    case AreaPlanCommand _ -> plan;
                })
                .due(AreaPlanConfiguration::due);
    }

    /** It ends as the day after its period begins. */
    private static Optional<Due<AreaPlanCommand>> due(AreaPlan plan) {
        return plan instanceof Established established
                ? Optional.of(new Due<>(
                        established
                                .period()
                                .until()
                                .plusDays(1)
                                .atStartOfDay(FiscalYear.JST)
                                .toInstant(),
                        new EndAreaPlan()))
                : Optional.empty();
    }

    private static List<String> texts(AreaPlan plan) {
        Stream<String> areas =
                plan instanceof Begun begun ? begun.areas().stream().map(AreaCode::value) : Stream.of();
        Stream<String> activities = plan instanceof Established established
                ? established.adopted().stream()
                        .flatMap(adopted -> adopted.content().activities().stream())
                        .map(AreaPlanContent.PlannedActivity::title)
                : Stream.of();
        return Stream.concat(areas, activities).toList();
    }
}
