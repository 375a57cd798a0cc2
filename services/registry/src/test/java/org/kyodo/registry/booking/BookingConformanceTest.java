package org.kyodo.registry.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.BookingEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.booking.BookingCommand.ConfirmBooking;
import org.kyodo.registry.booking.BookingCommand.RecordUse;
import org.kyodo.registry.booking.BookingCommand.RequestBooking;
import org.springframework.data.mongodb.core.MongoOperations;

class BookingConformanceTest extends AggregateConformance<BookingCommand, Booking, BookingEvent> {
    private static final Actor RESIDENT = actor("tanaka", Role.RESIDENT);
    private static final Actor DESK = new Actor(
            AccountRef.of("sasaki"),
            Set.of(Role.DESK),
            Optional.of(DepartmentCode.of("centre")),
            Channel.WEB,
            Optional.empty());

    @Override
    protected AggregateType<BookingCommand, Booking, BookingEvent> type(MongoOperations mongo) {
        return BookingConfiguration.type(
                (booking, command, municipality) -> Facts.of(
                        BookingRulesTest.place(BookingRulesTest.ROOM, true),
                        Free.YES,
                        BookingRulesTest.NUMBER,
                        new BookingSettings(10)),
                begun -> false);
    }

    @Override
    protected List<Step<BookingCommand>> script(String id) {
        return List.of(
                by(
                        RESIDENT,
                        new RequestBooking(
                                BookingRulesTest.CENTRE,
                                BookingRulesTest.ROOM,
                                BookingRulesTest.MONDAY,
                                Optional.empty())),
                by(DESK, new ConfirmBooking()),
                by(DESK, new RecordUse(12)).at("2026-06-15T10:30:00+09:00"));
    }
}
