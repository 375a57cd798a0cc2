package org.kyodo.contracts.proposal;

import java.util.List;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * A round table, public forum or screening meeting and whose it is.
 *
 * @param department the section that holds it, or the support centre by its code 主催
 */
public record RoundTableTerms(RoundTablePlan plan, DepartmentCode department) implements DescribesSubject {
    @Override
    public List<DepartmentCode> subjectDepartments() {
        return List.of(department);
    }
}
