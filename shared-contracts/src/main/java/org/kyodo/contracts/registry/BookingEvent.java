package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.BookingId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.Visibility;

/** What happens to a booking 予約 of a room or storage place. */
@AggregateStream(
        service = "registry",
        aggregate = "booking",
        stages = {"Requested", "Confirmed", "Declined", "Cancelled", "Used"})
public sealed interface BookingEvent extends DomainEvent {

    /** It was asked for 申込, and nobody else can have the place then. */
    @EventType(value = "kyodo.registry.BookingRequested", visibility = Visibility.PARTIES)
    record BookingRequested(
            BookingId bookingId,
            String number,
            FacilityCode facility,
            PlaceCode place,
            Slot slot,
            Optional<AccountRef> account,
            Optional<GroupId> group)
            implements BookingEvent {}

    /** It was confirmed 確定. */
    @EventType(value = "kyodo.registry.BookingConfirmed", visibility = Visibility.PARTIES)
    record BookingConfirmed(BookingId bookingId, Slot slot) implements BookingEvent {}

    /** It was declined 不可. */
    @EventType(value = "kyodo.registry.BookingDeclined", visibility = Visibility.PARTIES)
    record BookingDeclined(BookingId bookingId, Reason reason) implements BookingEvent {}

    /** It was cancelled 取消. */
    @EventType(value = "kyodo.registry.BookingCancelled", visibility = Visibility.PARTIES)
    record BookingCancelled(BookingId bookingId) implements BookingEvent {}

    /** The place was used 利用, by so many people. */
    @EventType(value = "kyodo.registry.FacilityUsed", visibility = Visibility.PARTIES)
    record FacilityUsed(BookingId bookingId, FacilityCode facility, Optional<GroupId> group, int people)
            implements BookingEvent {}
}
