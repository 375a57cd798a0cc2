package org.kyodo.registry.desk;

import java.time.LocalDate;
import java.util.List;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.desk.DeskScheduleCommand.CloseDeskDays;
import org.kyodo.registry.desk.DeskScheduleCommand.SetDeskSchedule;
import org.springframework.data.mongodb.core.MongoOperations;

class DeskScheduleConformanceTest extends AggregateConformance<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> {
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> type(MongoOperations mongo) {
        return DeskScheduleConfiguration.type((schedule, command, municipality) -> Facts.of(Base.LISTED));
    }

    @Override
    protected List<Step<DeskScheduleCommand>> script(String id) {
        return List.of(
                by(OFFICE, new SetDeskSchedule(FacilityCode.of("centre"), DeskScheduleRulesTest.AFTERNOONS)),
                by(OFFICE, new CloseDeskDays(List.of(LocalDate.of(2026, 6, 15)))));
    }
}
