package org.kyodo.registry.gathering;

import java.util.Set;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DepartmentCode;

/** What a municipality's settings say of gatherings. @param minReason the fewest characters of a reason */
record GatheringSettings(
        Set<DepartmentCode> departments, Set<AreaCode> areas, Set<ActivityField> fields, int minReason) {}
