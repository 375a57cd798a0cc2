package org.kyodo.contracts.registry;

import java.time.LocalDate;
import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.DeskScheduleId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.Visibility;

/** What happens to the consultation days of a base 相談日. */
@AggregateStream(
        service = "registry",
        aggregate = "desk-schedule",
        stages = {"Set"})
public sealed interface DeskScheduleEvent extends DomainEvent {

    /** The weekly slots were set 設定, in place of those before. */
    @EventType(value = "kyodo.registry.DeskScheduleSet", visibility = Visibility.DEPARTMENT)
    record DeskScheduleSet(DeskScheduleId deskScheduleId, FacilityCode facility, DeskSlots slots)
            implements DeskScheduleEvent {}

    /** On these days the desk is closed 休み. */
    @EventType(value = "kyodo.registry.DeskDaysClosed", visibility = Visibility.DEPARTMENT)
    record DeskDaysClosed(DeskScheduleId deskScheduleId, FacilityCode facility, List<LocalDate> days)
            implements DeskScheduleEvent {}
}
