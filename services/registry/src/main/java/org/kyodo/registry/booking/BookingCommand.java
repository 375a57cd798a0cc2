package org.kyodo.registry.booking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.Slot;

/** What can be asked of a booking 予約. */
sealed interface BookingCommand {
    /** 予約を申し込む. @param group for which it is; a resident's own is for none */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT},
            onBehalf = {Role.STAFF, Role.DESK})
    record RequestBooking(FacilityCode facility, PlaceCode place, Slot slot, Optional<GroupId> group)
            implements BookingCommand {}

    /** 確定する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ConfirmBooking() implements BookingCommand {}

    /** 断る; by the platform, where nobody decided before it begins. */
    @AllowedTo({Role.STAFF, Role.DESK, Role.PLATFORM})
    record DeclineBooking(Optional<ReasonGiven> reason) implements BookingCommand {}

    /** 取り消す. */
    @AllowedTo(
            value = {Role.GROUP, Role.RESIDENT, Role.STAFF, Role.DESK},
            onBehalf = {Role.STAFF, Role.DESK})
    record CancelBooking() implements BookingCommand {}

    /** 利用を記録する. @param people how many used it */
    @AllowedTo({Role.STAFF, Role.DESK})
    record RecordUse(@Min(1) @Max(100_000) int people) implements BookingCommand {}
}
