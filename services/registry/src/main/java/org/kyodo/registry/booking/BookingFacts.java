package org.kyodo.registry.booking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.value.BookingId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.registry.booking.Booking.Absent;
import org.kyodo.registry.booking.BookingCommand.RequestBooking;
import org.kyodo.registry.facility.Facilities;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.slot.Ledger;
import org.springframework.data.mongodb.core.MongoOperations;

/** Looks up what the rules of bookings need; the place is taken and a number drawn when they ask, which they do last. */
final class BookingFacts implements FactFinder<BookingCommand, Booking> {
    private final Presets presets;
    private final Facilities facilities;
    private final Groups groups;
    private final Ledger ledger;
    private final Numbers numbers;
    private final Clock clock;
    private final MongoOperations mongo;

    BookingFacts(
            Presets presets,
            Facilities facilities,
            Groups groups,
            Ledger ledger,
            Numbers numbers,
            Clock clock,
            MongoOperations mongo) {
        this.presets = presets;
        this.facilities = facilities;
        this.groups = groups;
        this.ledger = ledger;
        this.numbers = numbers;
        this.clock = clock;
        this.mongo = mongo;
    }

    private record Case(Booking booking, BookingCommand command) {}

    @Override
    public Facts find(Booking booking, BookingCommand command, MunicipalityCode municipality) {
        return switch (new Case(booking, command)) {
            case Case(Absent absent, RequestBooking c) -> asking(absent.id(), c, municipality);
            case Case(Booking _, BookingCommand _) ->
                Facts.of(new BookingSettings(presets.of(municipality).proposal().reasonMinLength()));
        };
    }

    private Facts asking(BookingId id, RequestBooking c, MunicipalityCode municipality) {
        Optional<FacilityProfile> facility = facilities.listed(c.facility(), municipality);
        return Facts.of(new AskedPlace(facility, facility.flatMap(known -> known.place(c.place()))))
                .whenAsked(KnownGroup.class, () -> groups.find(c.group().orElseThrow(), municipality))
                .whenAsked(Free.class, () -> take(id, c, municipality) ? Free.YES : Free.NO)
                .whenAsked(BookingNumber.class, () -> number(id, municipality));
    }

    private boolean take(BookingId id, RequestBooking c, MunicipalityCode municipality) {
        return ledger.take(
                Facilities.thing(municipality, c.facility(), c.place()), c.slot(), id.toString(), this::stands);
    }

    /** Whether the booking has its time. */
    private boolean stands(String booking) {
        Document found = mongo.getCollection(BookingConfiguration.COLLECTION)
                .find(new Document("_id", booking))
                .first();
        return found != null
                && !List.of("Declined", "Cancelled")
                        .contains(found.getEmbedded(List.of("stage", "type"), String.class));
    }

    private BookingNumber number(BookingId id, MunicipalityCode municipality) {
        FiscalYear year = FiscalYear.at(clock.instant());
        return BookingNumber.of(year, numbers.draw("booking/" + municipality + "/" + year.year(), id.toString()));
    }
}
