package org.kyodo.registry.facility;

import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;

/** Whose desk 窓口 somebody is: that of the base which their token names as their department. */
public final class Desk {
    private Desk() {}

    /** Whether this is the desk of the base, be it run by the city, an NPO or citizens. */
    public static boolean isOf(FacilityCode facility, Actor actor) {
        return (actor.is(Role.DESK) || actor.is(Role.STAFF))
                && actor.department()
                        .map(DepartmentCode::value)
                        .filter(facility.value()::equals)
                        .isPresent();
    }

    /** Whether this is the collaboration office 協働推進課. */
    public static boolean isOffice(Actor actor) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }
}
