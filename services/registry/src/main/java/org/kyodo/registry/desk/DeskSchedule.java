package org.kyodo.registry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.registry.DeskScheduleEvent.DeskDaysClosed;
import org.kyodo.contracts.registry.DeskScheduleEvent.DeskScheduleSet;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.value.DeskScheduleId;
import org.kyodo.contracts.value.FacilityCode;

/** The consultation days 相談日 of a base: weekly hours, and the days on which its desk is closed. */
sealed interface DeskSchedule extends Stage<DeskSchedule, DeskScheduleEvent> {
    record Absent(DeskScheduleId id) implements DeskSchedule {}

    /** 設定. @param closed days, in their order; those that are over are left out when more are closed */
    record Set(DeskScheduleId id, FacilityCode facility, DeskSlots slots, List<LocalDate> closed)
            implements DeskSchedule {}

    @Override
    default DeskSchedule after(DeskScheduleEvent event) {
        return switch (event) {
            case DeskScheduleSet e -> new Set(e.deskScheduleId(), e.facility(), e.slots(), closedDays());
            case DeskDaysClosed e -> {
                Set set = (Set) this;
                LocalDate first = e.days().stream().min(LocalDate::compareTo).orElseThrow();
                yield new Set(
                        set.id(),
                        set.facility(),
                        set.slots(),
                        Stream.concat(
                                        set.closed().stream().filter(day -> day.isAfter(first.minusYears(1))),
                                        e.days().stream())
                                .distinct()
                                .sorted()
                                .toList());
            }
        };
    }

    private List<LocalDate> closedDays() {
        return this instanceof Set set ? set.closed() : List.of();
    }
}
