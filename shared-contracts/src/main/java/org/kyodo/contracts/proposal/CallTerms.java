package org.kyodo.contracts.proposal;

import java.util.List;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * The terms of a call 募集要項.
 *
 * @param department that owns it 担当課
 */
public record CallTerms(CallPlan plan, DepartmentCode department) implements DescribesSubject {
    @Override
    public List<DepartmentCode> subjectDepartments() {
        return List.of(department);
    }
}
