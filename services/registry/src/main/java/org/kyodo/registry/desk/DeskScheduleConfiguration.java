package org.kyodo.registry.desk;

import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.value.DeskScheduleId;
import org.kyodo.registry.desk.DeskScheduleCommand.SetDeskSchedule;
import org.kyodo.registry.facility.Facilities;
import org.kyodo.registry.slot.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts consultation days 相談日 together. */
@Configuration(proxyBeanMethods = false)
class DeskScheduleConfiguration {
    @Bean
    Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> deskScheduleAggregate(
            Chassis chassis, Facilities facilities) {
        return chassis.aggregate(type((schedule, command, municipality) -> command instanceof SetDeskSchedule c
                ? Facts.of(facilities.listed(c.facility(), municipality).isPresent() ? Base.LISTED : Base.UNKNOWN)
                : Facts.NONE));
    }

    static AggregateType<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> type(
            FactFinder<DeskScheduleCommand, DeskSchedule> facts) {
        return AggregateType.of(DeskScheduleCommand.class, DeskSchedule.class, DeskScheduleEvent.class)
                .collection("deskSchedules")
                .startingAt(id -> new DeskSchedule.Absent(DeskScheduleId.of(id)))
                .decidedBy(new DeskScheduleRules())
                .knowing(facts);
    }

    @Bean
    DeskSchedules deskSchedules(
            Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> deskScheduleAggregate,
            Ledger ledger,
            Municipalities municipalities) {
        return new DeskSchedules(deskScheduleAggregate, ledger, municipalities);
    }
}
