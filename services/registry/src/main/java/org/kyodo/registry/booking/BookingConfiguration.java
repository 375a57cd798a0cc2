package org.kyodo.registry.booking;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.contracts.registry.BookingEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.BookingId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.presets.Presets;
import org.kyodo.registry.booking.Booking.Begun;
import org.kyodo.registry.booking.Booking.Confirmed;
import org.kyodo.registry.booking.Booking.Requested;
import org.kyodo.registry.booking.BookingCommand.DeclineBooking;
import org.kyodo.registry.booking.BookingCommand.RequestBooking;
import org.kyodo.registry.facility.Facilities;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.MattersOfGroups;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.slot.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** Puts bookings 予約 together. */
@Configuration(proxyBeanMethods = false)
class BookingConfiguration {
    static final String COLLECTION = "bookings";

    @Bean
    Aggregate<BookingCommand, Booking, BookingEvent> bookingAggregate(
            Chassis chassis,
            Presets presets,
            Facilities facilities,
            Groups groups,
            Ledger ledger,
            Numbers numbers,
            Clock clock,
            MongoOperations mongo) {
        BookingFacts facts = new BookingFacts(presets, facilities, groups, ledger, numbers, clock, mongo);
        return chassis.aggregate(type(facts, begun -> clock.instant()
                        .isBefore(begun.reservation().slot().to()))
                .knowingOfEach((booking, municipality) -> Facts.NONE.whenAsked(
                        KnownGroup.class,
                        () -> groups.find(
                                ((Begun) booking).reservation().group().orElseThrow(), municipality)))
                .followedBy((before, after, municipality) -> hold(ledger, after, municipality)));
    }

    /** What a group has booked and is not over yet: told to the desk of the base. */
    @Bean
    MattersOfGroups bookingsOfGroups(MongoOperations mongo, Clock clock) {
        return (group, municipality) -> MattersOfGroups.kept(
                mongo,
                municipality,
                COLLECTION,
                "booking",
                Criteria.where("stage.reservation.group")
                        .is(group.toString())
                        .and("stage.reservation.slot.to")
                        .gt(now(clock)),
                List.of("stage.reservation.facility"),
                Requested.class,
                Confirmed.class);
    }

    /** What they booked themselves and is ahead: whoever decides about it must be able to reach them. */
    @Bean
    HeldOfAccounts bookingsOfAccounts(MongoOperations mongo, Clock clock) {
        return HeldOfAccounts.open(mongo, COLLECTION, "booking", account -> Criteria.where("stage.reservation.account")
                .is(account.value())
                .and("stage.type")
                .in(Requested.class.getSimpleName(), Confirmed.class.getSimpleName())
                .and("stage.reservation.slot.to")
                .gt(now(clock)));
    }

    /** In whole seconds: as a text, a fraction would come before the instant itself. */
    private static String now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void hold(Ledger ledger, Booking after, MunicipalityCode municipality) {
        if (after instanceof Begun begun) {
            Reservation reservation = begun.reservation();
            String thing = Facilities.thing(municipality, reservation.facility(), reservation.place());
            if (begun.stands()) {
                ledger.hold(thing, reservation.slot(), begun.id().toString());
            } else {
                ledger.release(thing, begun.id().toString());
            }
        }
    }

    /** @param ahead whether a booking is not over yet */
    static AggregateType<BookingCommand, Booking, BookingEvent> type(
            FactFinder<BookingCommand, Booking> facts, Predicate<Begun> ahead) {
        return AggregateType.of(BookingCommand.class, Booking.class, BookingEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Booking.Absent(BookingId.of(id)))
                .decidedBy(new BookingRules())
                .queriedBy("stage.type")
                .queriedBy("stage.reservation.facility")
                .queriedBy("stage.reservation.facility", "stage.reservation.place")
                .queriedBy("stage.reservation.account")
                .queriedBy("stage.reservation.group")
                .sortedBy(
                        "slot",
                        booking -> booking instanceof Begun begun
                                ? Optional.of(begun.reservation().slot().from().toString())
                                : Optional.empty())
                .knowing(facts)
                .limited(new Limit<>(
                        BookingConfiguration::booking,
                        booking -> (booking instanceof Requested || booking instanceof Confirmed)
                                        && ahead.test((Begun) booking)
                                ? Optional.of(party((Begun) booking))
                                : Optional.empty(),
                        BookingRefusal.TOO_MANY_BOOKINGS))
                .due(BookingConfiguration::due);
    }

    private static Optional<String> booking(BookingCommand command, Actor actor) {
        return command instanceof RequestBooking c
                ? Optional.of(c.group().map(GroupId::toString).orElseGet(() -> actor.account()
                        .value()))
                : Optional.empty();
    }

    private static String party(Begun begun) {
        return begun.reservation().group().map(GroupId::toString).orElseGet(() -> begun.reservation()
                .account()
                .map(AccountRef::value)
                .orElse(""));
    }

    /** What nobody decided before it begins is declined. */
    private static Optional<Due<BookingCommand>> due(Booking booking) {
        return booking instanceof Requested requested
                ? Optional.of(new Due<>(
                        requested.reservation().slot().from(),
                        new DeclineBooking(ReasonGiven.of(ReasonCode.LATE, "利用開始までに決定されませんでした。"))))
                : Optional.empty();
    }
}
