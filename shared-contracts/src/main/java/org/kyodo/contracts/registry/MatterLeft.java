package org.kyodo.contracts.registry;

import java.util.List;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * A matter of a group that has not ended 継続中の案件.
 *
 * @param subject its stream: {@code proposal/<id>}, {@code application/<id>}, {@code item/<id>}
 * @param departments in charge of it; empty where it is another group's, or where nobody knows
 */
public record MatterLeft(String subject, List<DepartmentCode> departments) {
    public MatterLeft {
        departments = List.copyOf(departments);
    }
}
