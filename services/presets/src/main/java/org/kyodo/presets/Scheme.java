package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeType;

/** A grant programme 補助制度, offered or planned. */
public sealed interface Scheme permits Programme, PlannedProgramme {
    ProgrammeCode code();

    Label label();

    ProgrammeType type();

    DepartmentCode owner();

    List<GroupType> eligibleGroupTypes();
}
