package org.kyodo.registry.facility;

import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.FacilityProfile;

/** What can be asked of a base 拠点. */
sealed interface FacilityCommand {
    /** 公開する; those of the settings are listed by the platform. */
    @AllowedTo({Role.STAFF, Role.PLATFORM})
    record ListFacility(FacilityProfile facility) implements FacilityCommand {}

    /** 変更する; its code stays. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record ChangeFacility(FacilityProfile facility) implements FacilityCommand {}

    /** 閉館する. */
    @AllowedTo({Role.STAFF, Role.DESK})
    record CloseFacility() implements FacilityCommand {}
}
