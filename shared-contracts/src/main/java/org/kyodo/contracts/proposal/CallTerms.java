package org.kyodo.contracts.proposal;

import java.util.List;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Window;

/**
 * The terms of a call 募集要項.
 *
 * @param department that owns it 担当課
 */
public record CallTerms(CallPlan plan, DepartmentCode department) implements DescribesSubject {
    /** The same in another window. */
    public CallTerms in(Window other) {
        return new CallTerms(plan.in(other), department);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return List.of(department);
    }
}
