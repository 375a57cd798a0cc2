package org.kyodo.registry.booking;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.registry.booking.BookingRefusal.BOOKED_FOR_GROUP;
import static org.kyodo.registry.booking.BookingRefusal.NOT_REGISTERED;
import static org.kyodo.registry.booking.BookingRefusal.NOT_YOUR_BOOKING;
import static org.kyodo.registry.booking.BookingRefusal.NOT_YOUR_GROUP;
import static org.kyodo.registry.booking.BookingRefusal.OUTSIDE_HOURS;
import static org.kyodo.registry.booking.BookingRefusal.SLOT_BEGUN;
import static org.kyodo.registry.booking.BookingRefusal.SLOT_NOT_AHEAD;
import static org.kyodo.registry.booking.BookingRefusal.TAKEN;
import static org.kyodo.registry.booking.BookingRefusal.TOO_FAR_AHEAD;
import static org.kyodo.registry.booking.BookingRefusal.TOO_MANY_BOOKINGS;
import static org.kyodo.registry.booking.BookingRefusal.UNKNOWN_BASE;
import static org.kyodo.registry.booking.BookingRefusal.UNKNOWN_PLACE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.BookingEvent;
import org.kyodo.contracts.registry.BookingEvent.BookingCancelled;
import org.kyodo.contracts.registry.BookingEvent.BookingConfirmed;
import org.kyodo.contracts.registry.BookingEvent.BookingDeclined;
import org.kyodo.contracts.registry.BookingEvent.BookingRequested;
import org.kyodo.contracts.registry.BookingEvent.FacilityUsed;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.registry.WeeklyHours;
import org.kyodo.contracts.value.BookingId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.PlaceKind;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.booking.Booking.Absent;
import org.kyodo.registry.booking.Booking.Begun;
import org.kyodo.registry.booking.Booking.Confirmed;
import org.kyodo.registry.booking.Booking.Requested;
import org.kyodo.registry.booking.BookingCommand.CancelBooking;
import org.kyodo.registry.booking.BookingCommand.ConfirmBooking;
import org.kyodo.registry.booking.BookingCommand.DeclineBooking;
import org.kyodo.registry.booking.BookingCommand.RecordUse;
import org.kyodo.registry.booking.BookingCommand.RequestBooking;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.group.KnownGroup;

/** The rule book of a booking 予約. */
final class BookingRules implements Decider<BookingCommand, Booking, BookingEvent> {
    /** The platform says so itself why it declines. */
    private static final int ANY_LENGTH = 1;

    private static final Taken<BookingCommand, Booking> COMMANDS = Taken.of(BookingCommand.class, Booking.class)
            .in(Absent.class, RequestBooking.class)
            .in(Requested.class, ConfirmBooking.class, DeclineBooking.class, CancelBooking.class)
            .in(Confirmed.class, CancelBooking.class, RecordUse.class);

    private record Case(Booking booking, BookingCommand command) {}

    /** 公開範囲: who booked, the desk of the base, and the collaboration office. */
    @Override
    public boolean seenBy(Booking booking, Context context) {
        return booking instanceof Begun begun
                && (isItsDesk(begun, context.actor()) || Desk.isOffice(context.actor()) || isBooker(begun, context));
    }

    @Override
    public Taken<BookingCommand, Booking> taken() {
        return COMMANDS;
    }

    @Override
    public Optional<Decision<BookingEvent>> barred(
            Booking booking, Class<? extends BookingCommand> command, Context context) {
        if (!(booking instanceof Begun begun)
                || command == RequestBooking.class
                || context.actor().is(Role.PLATFORM)) {
            return Optional.empty();
        }
        Actor actor = context.actor();
        boolean begins = !context.now().isBefore(begun.reservation().slot().from());
        if (command == CancelBooking.class) {
            return isBooker(begun, context) || isItsDesk(begun, actor)
                    ? begun(begins, begun, context)
                    : Optional.of(refuse(NOT_YOUR_BOOKING));
        }
        if (!isItsDesk(begun, actor)) {
            return Optional.of(refuse(
                    NOT_IN_CHARGE,
                    "department",
                    actor.department(),
                    Wording.DESK_OF.of(begun.reservation().facility())));
        }
        return booking instanceof Requested requested && command != RecordUse.class
                ? requested
                        .entries()
                        .<BookingEvent>against(context)
                        .or(() -> conflict(requested, context))
                        .or(() -> command == ConfirmBooking.class ? begun(begins, begun, context) : Optional.empty())
                : Optional.empty();
    }

    /** K-ALL-7. */
    private static Optional<Decision<BookingEvent>> conflict(Requested requested, Context context) {
        return requested.reservation().group().isPresent()
                ? context.fact(KnownGroup.class).conflict(context)
                : Optional.empty();
    }

    private static Optional<Decision<BookingEvent>> begun(boolean begins, Begun begun, Context context) {
        return begins
                ? Optional.of(refuse(
                        SLOT_BEGUN,
                        "now",
                        context.now(),
                        Wording.BEFORE.of(begun.reservation().slot().from())))
                : Optional.empty();
    }

    @Override
    public Decision<BookingEvent> decide(Booking booking, BookingCommand command, Context context) {
        return switch (new Case(booking, command)) {
            case Case(Absent absent, RequestBooking c) -> request(absent.id(), c, context);

            case Case(Requested requested, ConfirmBooking _) ->
                accept(new BookingConfirmed(
                        requested.id(), requested.reservation().slot()));

            case Case(Requested requested, DeclineBooking c)
            when context.actor().is(Role.PLATFORM) ->
                DueDates.<BookingEvent>notYet(requested.reservation().slot().from(), context)
                        .orElseGet(() -> decline(requested, c, ANY_LENGTH));
            case Case(Requested requested, DeclineBooking c) ->
                decline(requested, c, context.fact(BookingSettings.class).minReason());

            case Case(Begun begun, CancelBooking _) -> accept(new BookingCancelled(begun.id()));

            case Case(Confirmed confirmed, RecordUse c) ->
                DueDates.<BookingEvent>notYet(confirmed.reservation().slot().from(), context)
                        .orElseGet(() -> accept(new FacilityUsed(
                                confirmed.id(),
                                confirmed.reservation().facility(),
                                confirmed.reservation().group(),
                                c.people())));

            case Case(Booking _, BookingCommand _) -> notInThisStage(booking, command);
        };
    }

    private static Decision<BookingEvent> decline(Requested requested, DeclineBooking c, int min) {
        return ReasonGiven.needed(c.reason(), min, reason -> accept(new BookingDeclined(requested.id(), reason)));
    }

    private static boolean isItsDesk(Begun begun, Actor actor) {
        return Desk.isOf(begun.reservation().facility(), actor);
    }

    /** The account that booked, or the group by its account or by who enters for it 代理入力. */
    private static boolean isBooker(Begun begun, Context context) {
        Actor actor = context.actor();
        return begun.reservation().group().isPresent()
                ? context.fact(KnownGroup.class).mayBeActedForBy(actor)
                : !actor.entersForOthers()
                        && begun.reservation()
                                .account()
                                .filter(actor.account()::equals)
                                .isPresent();
    }

    private static Decision<BookingEvent> request(BookingId id, RequestBooking c, Context context) {
        return wrongParty(c, context)
                .or(() -> wrongPlace(c, context))
                .or(() -> wrongTime(c, context))
                .or(() -> Quota.usedUp(TOO_MANY_BOOKINGS, "slot", context))
                .orElseGet(() -> context.fact(Free.class) == Free.NO
                        ? refuse(
                                TAKEN,
                                "slot",
                                Wording.PERIOD.of(c.slot().from(), c.slot().to()),
                                Wording.FREE_TIME.of())
                        : booked(id, c, context));
    }

    private static Optional<Decision<BookingEvent>> wrongParty(RequestBooking c, Context context) {
        Actor actor = context.actor();
        if (c.group().isEmpty()) {
            return !actor.entersForOthers() && actor.is(Role.RESIDENT)
                    ? Optional.empty()
                    : refused(BOOKED_FOR_GROUP, "group", Wording.NONE.of(), Wording.GROUP_OR_OWN.of());
        }
        KnownGroup group = context.fact(KnownGroup.class);
        if (!group.mayBeActedForBy(actor)) {
            return refused(NOT_YOUR_GROUP, "group", c.group(), Wording.GROUPS_ACCOUNT.of());
        }
        return group.isRegistered() || !context.applies(NOT_REGISTERED)
                ? Optional.empty()
                : refused(NOT_REGISTERED, "group", c.group(), Wording.REGISTERED_GROUP.of());
    }

    private static Optional<Decision<BookingEvent>> wrongPlace(RequestBooking c, Context context) {
        AskedPlace asked = context.fact(AskedPlace.class);
        if (asked.facility().isEmpty()) {
            return refused(UNKNOWN_BASE, "facility", c.facility().value(), Wording.BASES_HERE.of());
        }
        return asked.place().isEmpty()
                ? refused(UNKNOWN_PLACE, "place", c.place().value(), Wording.PLACES_OF_BASE.of())
                : Optional.empty();
    }

    private static Optional<Decision<BookingEvent>> wrongTime(RequestBooking c, Context context) {
        AskedPlace asked = context.fact(AskedPlace.class);
        Slot slot = c.slot();
        int days = context.figure(TOO_FAR_AHEAD);
        Instant last = context.now().plus(days, ChronoUnit.DAYS);
        if (!slot.from().isAfter(context.now())) {
            return refused(SLOT_NOT_AHEAD, "slot.from", slot.from(), Wording.AFTER.of(context.now()));
        }
        if (slot.from().isAfter(last) || slot.to().isAfter(slot.from().plus(days, ChronoUnit.DAYS))) {
            return refused(
                    TOO_FAR_AHEAD, "slot", Wording.PERIOD.of(slot.from(), slot.to()), Wording.DAYS_AT_MOST.of(days));
        }
        return asked.place().orElseThrow().kind() == PlaceKind.ROOM
                        && !isOpen(asked.facility().orElseThrow(), slot)
                ? refused(
                        OUTSIDE_HOURS,
                        "slot",
                        Wording.PERIOD.of(slot.from(), slot.to()),
                        hoursOn(asked.facility().orElseThrow(), FiscalYear.dayOf(slot.from())))
                : Optional.empty();
    }

    /** Whether the base is open from its beginning to its end. A room is booked within a day or two, so this ends soon. */
    private static boolean isOpen(FacilityProfile facility, Slot slot) {
        Instant openUntil = slot.from();
        while (openUntil.isBefore(slot.to())) {
            Instant reached = openUntil;
            Optional<Instant> further = hours(facility, FiscalYear.dayOf(reached)).stream()
                    .filter(open -> !open.from().isAfter(reached) && open.to().isAfter(reached))
                    .map(Slot::to)
                    .max(Instant::compareTo);
            if (further.isEmpty()) {
                return false;
            }
            openUntil = further.get();
        }
        return true;
    }

    private static Object hoursOn(FacilityProfile facility, LocalDate day) {
        List<Slot> hours = hours(facility, day);
        return hours.isEmpty()
                ? Wording.CLOSED_ALL_DAY.of()
                : Wording.OPENING_HOURS.of(
                        hours.getFirst().from(), hours.getLast().to());
    }

    private static List<Slot> hours(FacilityProfile facility, LocalDate day) {
        return facility.hours().stream()
                .map((WeeklyHours hours) -> hours.on(day))
                .flatMap(Optional::stream)
                .sorted(java.util.Comparator.comparing(Slot::from))
                .toList();
    }

    private static Optional<Decision<BookingEvent>> refused(
            BookingRefusal refusal, String field, Object given, Object expected) {
        return Optional.of(refuse(refusal, field, given, expected));
    }

    /** K-FA-1: confirmed at once, unless the base decides itself. */
    private static Decision<BookingEvent> booked(BookingId id, RequestBooking c, Context context) {
        BookingRequested requested = new BookingRequested(
                id,
                context.fact(BookingNumber.class).value(),
                c.facility(),
                c.place(),
                c.slot(),
                Optional.of(context.actor())
                        .filter(actor -> !actor.entersForOthers())
                        .map(Actor::account),
                c.group());
        return context.fact(AskedPlace.class).facility().orElseThrow().decidesBookings()
                        || !context.applies(BookingConcern.CONFIRMED_AT_ONCE)
                ? accept(requested)
                : accept(requested, new BookingConfirmed(id, c.slot()));
    }
}
