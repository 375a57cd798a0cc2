package org.kyodo.registry.facility;

import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.facility.FacilityCommand.ChangeFacility;
import org.kyodo.registry.facility.FacilityCommand.CloseFacility;
import org.kyodo.registry.facility.FacilityCommand.ListFacility;
import org.springframework.data.mongodb.core.MongoOperations;

class FacilityConformanceTest extends AggregateConformance<FacilityCommand, Facility, FacilityEvent> {
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<FacilityCommand, Facility, FacilityEvent> type(MongoOperations mongo) {
        return FacilityConfiguration.type((facility, command, municipality) -> Facts.of(Ahead.NOTHING));
    }

    @Override
    protected List<Step<FacilityCommand>> script(String id) {
        return List.of(
                by(OFFICE, new ListFacility(FacilityRulesTest.CENTRE)),
                by(OFFICE, new ChangeFacility(FacilityRulesTest.profile("centre", "交流センター"))),
                by(OFFICE, new CloseFacility()));
    }
}
