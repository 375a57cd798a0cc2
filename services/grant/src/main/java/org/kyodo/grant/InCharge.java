package org.kyodo.grant;

import java.util.Collection;
import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.DepartmentCode;

/** Who is in charge 所管: staff of the departments named, and of the collaboration office beside them. */
public final class InCharge {
    private InCharge() {}

    public static boolean is(Actor actor, Collection<DepartmentCode> departments) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || departments.stream().anyMatch(actor::isStaffOf);
    }

    /** The actor's own department, for a refusal. */
    public static Optional<DepartmentCode> departmentOf(Actor actor) {
        return actor.department();
    }
}
