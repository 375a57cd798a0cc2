package org.kyodo.registry.insurance;

import java.util.List;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.InsuranceCoverEvent;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.insurance.InsuranceCoverCommand.SetInsuranceCover;
import org.springframework.data.mongodb.core.MongoOperations;

class InsuranceCoverConformanceTest
        extends AggregateConformance<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> {
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> type(MongoOperations mongo) {
        return InsuranceConfiguration.coverType((cover, command, municipality) ->
                Facts.of(new InsuranceSettings(Set.of(GroupType.CITIZEN_ACTIVITY), 20)));
    }

    @Override
    protected List<Step<InsuranceCoverCommand>> script(String id) {
        return List.of(by(
                OFFICE,
                new SetInsuranceCover(
                        new FiscalYear(2026), List.of(CoverKind.INJURY), List.of(GroupType.CITIZEN_ACTIVITY))));
    }
}
