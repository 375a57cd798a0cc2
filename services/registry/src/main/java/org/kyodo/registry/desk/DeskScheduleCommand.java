package org.kyodo.registry.desk;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.OnceEach;

/** What can be asked of the consultation days 相談日 of a base. */
sealed interface DeskScheduleCommand {
    /** 相談日を設定する, in place of what was set before; those of the settings are set by the platform. */
    @AllowedTo({Role.STAFF, Role.DESK, Role.PLATFORM})
    record SetDeskSchedule(FacilityCode facility, DeskSlots slots) implements DeskScheduleCommand {}

    /** 窓口の休みを決める. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record CloseDeskDays(@Size(min = 1, max = 100) @OnceEach List<LocalDate> days) implements DeskScheduleCommand {
        public CloseDeskDays {
            days = List.copyOf(days);
        }
    }
}
