package org.kyodo.registry.consultation;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.registry.facility.Desk;

/** Who is in charge of a consultation 担当: a desk or a department. */
record Charge(Optional<FacilityCode> facility, Optional<DepartmentCode> department) {
    boolean isOf(Actor actor) {
        return facility.filter(desk -> Desk.isOf(desk, actor)).isPresent()
                || department.filter(actor::isStaffOf).isPresent();
    }
}
