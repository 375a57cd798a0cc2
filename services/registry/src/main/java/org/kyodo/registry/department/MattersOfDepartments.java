package org.kyodo.registry.department;

import java.util.List;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;

/** Something that a department may be in charge of, and must not be left without. */
@FunctionalInterface
public interface MattersOfDepartments {
    /** What of it is open, a few to name; the department alone, not those that are one with it. */
    List<String> open(DepartmentCode department, MunicipalityCode municipality);
}
