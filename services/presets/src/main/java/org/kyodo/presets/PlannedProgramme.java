package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeType;

/** A grant programme that the municipality means to set up 検討中の補助制度; nobody can apply to it. */
public record PlannedProgramme(
        ProgrammeCode code, Label label, ProgrammeType type, DepartmentCode owner, List<GroupType> eligibleGroupTypes)
        implements Scheme {}
