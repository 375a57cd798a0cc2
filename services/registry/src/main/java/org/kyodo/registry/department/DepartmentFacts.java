package org.kyodo.registry.department;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PersonRef;

/** What the rules of departments know besides the department itself. */
final class DepartmentFacts {
    private DepartmentFacts() {}

    /**
     * The department that another is to become part of.
     *
     * @param code of the one that is in charge today, which may itself have been merged since
     * @param active whether it is there
     * @param leadsBack whether it is itself to become part of the first one, be it through others
     */
    record Target(Optional<DepartmentCode> code, boolean active, boolean leadsBack) {}

    /** What of the department has not ended, as ids or codes to look for. */
    record OpenMatters(List<String> matters) {}

    /** A reference for somebody new, drawn when it is asked for. */
    record NewPerson(PersonRef ref) {}
}
