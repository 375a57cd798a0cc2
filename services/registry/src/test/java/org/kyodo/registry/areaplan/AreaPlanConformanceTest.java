package org.kyodo.registry.areaplan;

import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.AreaPlanEvent;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.areaplan.AreaPlanCommand.AdoptAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.CloseAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.DraftAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.ReviseAreaPlan;
import org.kyodo.registry.group.KnownGroup.Standing;
import org.springframework.data.mongodb.core.MongoOperations;

class AreaPlanConformanceTest extends AggregateConformance<AreaPlanCommand, AreaPlan, AreaPlanEvent> {
    private static final Actor COUNCIL = actor("kyogikai", Role.GROUP);

    @Override
    protected AggregateType<AreaPlanCommand, AreaPlan, AreaPlanEvent> type(MongoOperations mongo) {
        return AreaPlanConfiguration.type()
                .knowingOfEach((plan, municipality) ->
                        Facts.of(AreaPlanRulesTest.council(Standing.REGISTERED, GroupType.AREA_COUNCIL)));
    }

    @Override
    protected List<Step<AreaPlanCommand>> script(String id) {
        return List.of(
                by(COUNCIL, new DraftAreaPlan(GroupId.of("019d7c3a-0000-7000-8000-0000000000a2"))),
                by(COUNCIL, new AdoptAreaPlan(AreaPlanRulesTest.content(), AreaPlanRulesTest.MINUTES)),
                by(COUNCIL, new ReviseAreaPlan(AreaPlanRulesTest.content(), AreaPlanRulesTest.MINUTES)),
                by(COUNCIL, new CloseAreaPlan()));
    }
}
