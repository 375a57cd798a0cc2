package org.kyodo.registry.match;

import java.util.Set;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.TalentKind;

/** What a municipality's settings say of match requests. @param minReason the fewest characters of a reason */
record MatchSettings(
        Set<TalentKind> kinds,
        Set<DepartmentCode> departments,
        Set<AreaCode> areas,
        Set<ActivityField> fields,
        int minReason) {}
