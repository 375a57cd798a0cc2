package org.kyodo.registry.booking;

import java.util.Optional;
import org.kyodo.contracts.registry.FacilityPlace;
import org.kyodo.contracts.registry.FacilityProfile;

/** The base and the room or storage place that are asked for 希望の場所; empty where there is none. */
record AskedPlace(Optional<FacilityProfile> facility, Optional<FacilityPlace> place) {}
