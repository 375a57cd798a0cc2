package org.kyodo.contracts.proposal;

import java.util.List;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Window;

/**
 * A public comment パブリック・コメント and whose it is.
 *
 * @param department that makes the plan 担当課
 */
public record PublicCommentTerms(PublicCommentPlan plan, DepartmentCode department) implements DescribesSubject {
    /** The same with another window. */
    public PublicCommentTerms during(Window other) {
        return new PublicCommentTerms(plan.during(other), department);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return List.of(department);
    }
}
