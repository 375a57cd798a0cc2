package org.kyodo.registry.areaplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.AreaPlanId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Period;

/**
 * An area plan as it is shown.
 *
 * @param minutes of the council, to itself and to staff
 * @param endedOn when it ended
 */
record AreaPlanView(
        GroupId council,
        List<AreaCode> areas,
        Optional<AreaPlanContent> content,
        Optional<DocumentRef> minutes,
        Optional<LocalDate> endedOn) {

    /** A line of a list. */
    record Line(GroupId council, List<AreaCode> areas, Optional<Period> period, Optional<Integer> activityCount) {}

    /** For everybody. @param name of the council, while it is in the register */
    record Published(
            AreaPlanId id,
            String stage,
            GroupId council,
            Optional<String> name,
            List<AreaCode> areas,
            Optional<AreaPlanContent> content) {}
}
