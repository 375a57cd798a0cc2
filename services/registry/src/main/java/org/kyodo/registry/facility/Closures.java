package org.kyodo.registry.facility;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.contracts.registry.FacilityPlace;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.value.FacilityId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.contracts.value.Slot;
import org.kyodo.registry.facility.Facility.Listed;
import org.kyodo.registry.slot.Ledger;

/**
 * Closes places in the ledger: whoever closes one takes all its time from now on, so that no booking comes between the look
 * for bookings ahead and the commit.
 */
final class Closures {
    private static final Instant EVER = Instant.parse("2199-12-31T00:00:00Z");

    private final Ledger ledger;
    private final Clock clock;

    Closures(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Takes all time of the places that the base has and will not have. @param after none of its places where it closes */
    Ahead close(FacilityId id, FacilityProfile before, Set<PlaceCode> after, MunicipalityCode municipality) {
        // Bookings keep what they have: one that a dead process left behind is freed by who next books that time.
        boolean free = before.places().stream()
                .map(FacilityPlace::code)
                .filter(place -> !after.contains(place))
                .allMatch(place -> ledger.take(
                        Facilities.thing(municipality, before.code(), place), everFromNow(), id.toString(), _ -> true));
        if (!free) {
            open(id, before, municipality);
        }
        return free ? Ahead.NOTHING : Ahead.BOOKED;
    }

    /** Once it is committed: what the base has is open, what it has no more is closed. */
    void follow(Facility before, Facility after, MunicipalityCode municipality) {
        before.profile().ifPresent(had -> after.profile().ifPresent(known -> {
            Set<PlaceCode> has = after instanceof Listed ? codes(known.places()) : Set.of();
            had.places().stream()
                    .filter(place -> !has.contains(place.code()))
                    .forEach(place -> ledger.hold(
                            Facilities.thing(municipality, had.code(), place.code()), everFromNow(), idOf(after)));
        }));
        if (after instanceof Listed(FacilityId id, FacilityProfile profile)) {
            open(id, profile, municipality);
        }
    }

    private void open(FacilityId id, FacilityProfile profile, MunicipalityCode municipality) {
        profile.places()
                .forEach(place ->
                        ledger.release(Facilities.thing(municipality, profile.code(), place.code()), id.toString()));
    }

    private static String idOf(Facility facility) {
        return switch (facility) {
            case Facility.Absent absent -> absent.id().toString();
            case Listed listed -> listed.id().toString();
            case Facility.Closed closed -> closed.id().toString();
        };
    }

    private static Set<PlaceCode> codes(List<FacilityPlace> places) {
        return places.stream().map(FacilityPlace::code).collect(Collectors.toSet());
    }

    private Slot everFromNow() {
        return new Slot(clock.instant().truncatedTo(ChronoUnit.MINUTES), EVER);
    }
}
