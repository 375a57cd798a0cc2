package org.kyodo.registry.department;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.registry.DepartmentEvent.OfficerAssigned;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SectionRole;
import org.kyodo.registry.person.Sealed;

/**
 * Somebody who is officer 協働推進員 or head 課長 of a department.
 *
 * @param to the last day, where one is set
 * @param published whether the name may be shown to everybody
 * @param name sealed; there as soon as the assignment is committed
 */
record Officer(
        PersonRef person,
        SectionRole role,
        LocalDate from,
        Optional<LocalDate> to,
        boolean published,
        Optional<Sealed> name) {
    static Officer of(OfficerAssigned e) {
        return new Officer(e.ref(), e.role(), e.from(), e.to(), false, Optional.empty());
    }

    Officer named(Sealed sealed, boolean shown) {
        return new Officer(person, role, from, to, shown, Optional.of(sealed));
    }

    /** Whether this one is there on the day as the section's 協働推進員. */
    boolean servesOn(LocalDate day) {
        return role == SectionRole.OFFICER && !day.isBefore(from) && !isOverOn(day);
    }

    boolean isOverOn(LocalDate day) {
        return to.filter(day::isAfter).isPresent();
    }
}
