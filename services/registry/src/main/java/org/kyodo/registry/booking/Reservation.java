package org.kyodo.registry.booking;

import java.util.Optional;
import org.kyodo.contracts.registry.BookingEvent.BookingRequested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.Slot;

/**
 * What is booked, and for whom 予約の内容.
 *
 * @param account that booked it; none where it was entered for a group
 */
record Reservation(
        String number,
        FacilityCode facility,
        PlaceCode place,
        Slot slot,
        Optional<AccountRef> account,
        Optional<GroupId> group) {
    static Reservation of(BookingRequested e) {
        return new Reservation(e.number(), e.facility(), e.place(), e.slot(), e.account(), e.group());
    }
}
