package org.kyodo.registry.booking;

import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.BookingEvent;
import org.kyodo.contracts.registry.BookingEvent.BookingCancelled;
import org.kyodo.contracts.registry.BookingEvent.BookingConfirmed;
import org.kyodo.contracts.registry.BookingEvent.BookingDeclined;
import org.kyodo.contracts.registry.BookingEvent.BookingRequested;
import org.kyodo.contracts.registry.BookingEvent.FacilityUsed;
import org.kyodo.contracts.value.BookingId;
import org.kyodo.contracts.value.Reason;

/**
 * A booking 予約 of a room or storage place. It has its time from when it is asked for; it is confirmed with that, or by the
 * desk where the base decides itself, and cancelled until it begins. That the place was used is recorded.
 */
sealed interface Booking extends Stage<Booking, BookingEvent> {
    BookingId id();

    record Absent(BookingId id) implements Booking {}

    /** 申込. @param entries who asked for it, for another person decides */
    record Requested(BookingId id, Reservation reservation, Entries entries) implements Begun {}

    /** 確定. */
    record Confirmed(BookingId id, Reservation reservation) implements Begun {}

    /** 不可. */
    record Declined(BookingId id, Reservation reservation, Reason reason) implements Begun {}

    /** 取消. */
    record Cancelled(BookingId id, Reservation reservation) implements Begun {}

    /** 利用. @param people how many */
    record Used(BookingId id, Reservation reservation, int people) implements Begun {}

    sealed interface Begun extends Booking {
        Reservation reservation();

        /** Whether it has its time: nobody else can have the place then. */
        default boolean stands() {
            return switch (this) {
                case Requested _, Confirmed _, Used _ -> true;
                case Declined _, Cancelled _ -> false;
            };
        }
    }

    @Override
    default Booking after(BookingEvent event, Entry entry) {
        Booking next = after(event);
        return next instanceof Requested(BookingId id, Reservation reservation, Entries entries)
                ? new Requested(id, reservation, entries.and(entry))
                : next;
    }

    @Override
    default Booking after(BookingEvent event) {
        return switch (event) {
            case BookingRequested e -> new Requested(e.bookingId(), Reservation.of(e), Entries.NONE);
            case BookingConfirmed _ -> new Confirmed(id(), booked());
            case BookingDeclined e -> new Declined(id(), booked(), e.reason());
            case BookingCancelled _ -> new Cancelled(id(), booked());
            case FacilityUsed e -> new Used(id(), booked(), e.people());
        };
    }

    private Reservation booked() {
        return ((Begun) this).reservation();
    }
}
