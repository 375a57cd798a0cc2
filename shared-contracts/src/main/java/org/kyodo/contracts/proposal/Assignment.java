package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * Departments in charge 担当課; of two or more the collaboration office co-ordinates (001 ch. 5-3(2)).
 *
 * @param crossSection whether there is more than one
 */
public record Assignment(List<DepartmentCode> departments, DepartmentCode coordinator, boolean crossSection)
        implements DescribesSubject {
    /** One department co-ordinates itself; of several the collaboration office does. */
    public static Assignment of(List<DepartmentCode> departments) {
        return departments.size() == 1
                ? new Assignment(departments, departments.getFirst(), false)
                : new Assignment(departments, DepartmentCode.COLLABORATION_OFFICE, true);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return Stream.concat(departments.stream(), Stream.of(coordinator))
                .distinct()
                .toList();
    }
}
