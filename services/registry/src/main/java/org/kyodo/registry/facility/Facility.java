package org.kyodo.registry.facility;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.FacilityEvent.FacilityChanged;
import org.kyodo.contracts.registry.FacilityEvent.FacilityClosed;
import org.kyodo.contracts.registry.FacilityEvent.FacilityListed;
import org.kyodo.contracts.registry.FacilityProfile;
import org.kyodo.contracts.value.FacilityId;

/**
 * A base 拠点 for civic activity: listed, changed as it changes, closed some day. Those of the municipality's settings are
 * listed from the start.
 */
sealed interface Facility extends Stage<Facility, FacilityEvent> {
    record Absent(FacilityId id) implements Facility {}

    /** 公開. */
    record Listed(FacilityId id, FacilityProfile facility) implements Facility {}

    /** 閉館. */
    record Closed(FacilityId id, FacilityProfile facility, LocalDate on) implements Facility {}

    @Override
    default Facility after(FacilityEvent event) {
        return switch (event) {
            case FacilityListed e -> new Listed(e.facilityId(), e.facility());
            case FacilityChanged e -> new Listed(e.facilityId(), e.facility());
            case FacilityClosed e -> new Closed(e.facilityId(), profile().orElseThrow(), e.on());
        };
    }

    /** As it was listed or changed last. */
    default Optional<FacilityProfile> profile() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Listed listed -> Optional.of(listed.facility());
            case Closed closed -> Optional.of(closed.facility());
        };
    }
}
