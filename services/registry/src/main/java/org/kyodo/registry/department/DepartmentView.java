package org.kyodo.registry.department;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.registry.Reorganisation;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.SectionRole;

/**
 * A department as it is shown.
 *
 * @param officerPresent whether there is a 協働推進員 today (R-DP-1)
 * @param planned what becomes of it on a day ahead
 * @param into what it is part of
 * @param since when it is part of that, or no more
 */
record DepartmentView(
        DepartmentCode code,
        DepartmentLabel label,
        boolean officerPresent,
        List<OfficerView> officers,
        Optional<Reorganisation> planned,
        Optional<DepartmentCode> into,
        Optional<LocalDate> since) {

    /** @param name to staff; to others where it is published */
    record OfficerView(
            PersonRef person,
            SectionRole role,
            LocalDate from,
            Optional<LocalDate> to,
            boolean published,
            Optional<OfficerName> name) {}

    /**
     * A section, for everybody: whether it has an officer, and the names that are published.
     *
     * @param succeeds departments that are part of it since a reorganisation: what names one of them is its matter now
     */
    record Section(
            DepartmentCode code,
            DepartmentLabel label,
            boolean officerPresent,
            List<PublishedOfficer> officers,
            List<Former> succeeds) {}

    /** A department that was, by its last name. */
    record Former(DepartmentCode code, DepartmentLabel label) {}

    record PublishedOfficer(SectionRole role, OfficerName name) {}
}
