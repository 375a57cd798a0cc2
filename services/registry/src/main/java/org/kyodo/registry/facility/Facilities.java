package org.kyodo.registry.facility;

import java.time.Instant;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FacilityId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PlaceCode;
import org.kyodo.registry.facility.Facility.Listed;

/** What the other matters of the registry ask of bases 拠点. */
public final class Facilities {
    private static final Instant SINCE = Instant.parse("2026-04-01T00:00:00Z");

    private final Aggregate<FacilityCommand, Facility, FacilityEvent> facilities;

    Facilities(Aggregate<FacilityCommand, Facility, FacilityEvent> facilities) {
        this.facilities = facilities;
    }

    /** The one id that the base with this code can have. */
    static FacilityId idOf(MunicipalityCode municipality, FacilityCode code) {
        return new FacilityId(Ids.named("facility/" + municipality + "/" + code, SINCE));
    }

    /** The base, if it is listed here. */
    public Optional<FacilityProfile> listed(FacilityCode code, MunicipalityCode municipality) {
        return facilities
                .find(idOf(municipality, code).toString(), municipality)
                .flatMap(stored ->
                        stored.stage() instanceof Listed listed ? Optional.of(listed.facility()) : Optional.empty());
    }

    /** What the ledger calls a room or storage place. */
    public static String thing(MunicipalityCode municipality, FacilityCode facility, PlaceCode place) {
        return String.join("/", "place", municipality.code(), facility.value(), place.value());
    }
}
