package org.kyodo.registry.booking;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.BookingEvent;
import org.kyodo.contracts.value.BookingId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Slot;
import org.kyodo.registry.booking.Booking.Begun;
import org.kyodo.registry.booking.Booking.Declined;
import org.kyodo.registry.booking.Booking.Used;
import org.kyodo.registry.booking.BookingCommand.CancelBooking;
import org.kyodo.registry.booking.BookingCommand.ConfirmBooking;
import org.kyodo.registry.booking.BookingCommand.DeclineBooking;
import org.kyodo.registry.booking.BookingCommand.RecordUse;
import org.kyodo.registry.booking.BookingCommand.RequestBooking;
import org.kyodo.registry.facility.Desk;
import org.kyodo.registry.group.Groups;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bookings 予約 over HTTP. */
@RestController
@RequestMapping("/api/v1/bookings")
class BookingController {
    private final Aggregate<BookingCommand, Booking, BookingEvent> bookings;
    private final History history;
    private final Groups groups;

    BookingController(Aggregate<BookingCommand, Booking, BookingEvent> bookings, Groups groups, History history) {
        this.history = history;
        this.bookings = bookings;
        this.groups = groups;
    }

    /** @param declined why it was declined @param people how many used it */
    record BookingView(
            String number,
            FacilityCode facility,
            PlaceCode place,
            Slot slot,
            Optional<GroupId> group,
            Optional<Reason> declined,
            Optional<Integer> people) {}

    /** The id is made before it is decided, for the place is taken for it. */
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> request(@RequestBody RequestBooking command, Caller caller) {
        String id = caller.ids().apply(made -> {}).toString();
        return Answers.created(bookings.handle(id, command, caller.request()), "/api/v1/bookings/" + id);
    }

    @PostMapping("/{id}/confirmation")
    ResponseEntity<Receipt> confirm(@PathVariable BookingId id, Caller caller) {
        return carryOut(id, new ConfirmBooking(), caller);
    }

    @PostMapping("/{id}/refusal")
    ResponseEntity<Receipt> decline(@PathVariable BookingId id, @RequestBody DeclineBooking command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Receipt> cancel(@PathVariable BookingId id, Caller caller) {
        return carryOut(id, new CancelBooking(), caller);
    }

    @PostMapping("/{id}/use")
    ResponseEntity<Receipt> record(@PathVariable BookingId id, @RequestBody RecordUse command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<BookingView>> find(@PathVariable BookingId id, Caller caller) {
        return Answers.found(bookings, id.toString(), caller, BookingController::shown);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable BookingId id, PageQuery query, Caller caller) {
        return history.of(bookings, id.toString(), query, caller);
    }

    /** All for the office, those of its base for a desk, their own for everybody. */
    @GetMapping
    Page<Representation<BookingView>> list(
            @RequestParam Optional<String> stage,
            @RequestParam Optional<FacilityCode> facility,
            @RequestParam Optional<PlaceCode> place,
            @Sorted(by = "slot") PageQuery query,
            Caller caller) {
        List<Criteria> wanted = new ArrayList<>();
        wanted.add(seenBy(caller));
        wanted.add(Answers.inStage(BookingEvent.class, stage));
        facility.ifPresent(
                code -> wanted.add(where("stage.reservation.facility").is(code.value())));
        place.ifPresent(code -> wanted.add(where("stage.reservation.place").is(code.value())));
        return Answers.listed(bookings, caller, new Criteria().andOperator(wanted), query, BookingController::shown);
    }

    private ResponseEntity<Receipt> carryOut(BookingId id, BookingCommand command, Caller caller) {
        return Answers.ok(bookings.handle(id.toString(), command, caller.request()));
    }

    private Criteria seenBy(Caller caller) {
        if (Desk.isOffice(caller.actor())) {
            return new Criteria();
        }
        List<Criteria> own = new ArrayList<>();
        own.add(groups.ofThoseActedForBy(caller.actor(), "stage.reservation.group", caller.municipality()));
        if (!caller.actor().entersForOthers()) {
            own.add(new Criteria()
                    .andOperator(
                            where("stage.reservation.account")
                                    .is(caller.actor().account().value()),
                            where("stage.reservation.group").is(null)));
        }
        if (caller.actor().is(Role.STAFF) || caller.actor().is(Role.DESK)) {
            caller.actor()
                    .department()
                    .ifPresent(
                            base -> own.add(where("stage.reservation.facility").is(base.value())));
        }
        return new Criteria().orOperator(own);
    }

    private static Optional<BookingView> shown(Booking booking) {
        return booking instanceof Begun begun
                ? Optional.of(new BookingView(
                        begun.reservation().number(),
                        begun.reservation().facility(),
                        begun.reservation().place(),
                        begun.reservation().slot(),
                        begun.reservation().group(),
                        begun instanceof Declined declined ? Optional.of(declined.reason()) : Optional.empty(),
                        begun instanceof Used used ? Optional.of(used.people()) : Optional.empty()))
                : Optional.empty();
    }
}
