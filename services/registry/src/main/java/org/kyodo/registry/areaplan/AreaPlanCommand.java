package org.kyodo.registry.areaplan;

import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;

/** What can be asked of an area plan 地域づくり計画. */
sealed interface AreaPlanCommand {
    /** By the council itself, or entered for it. */
    sealed interface OfCouncil extends AreaPlanCommand {}

    /** 策定を始める. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record DraftAreaPlan(GroupId council) implements OfCouncil {}

    /** 策定する. @param minutes of the council's meeting that adopted it */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record AdoptAreaPlan(AreaPlanContent content, Optional<DocumentRef> minutes) implements OfCouncil {}

    /** 改定する. @param minutes of the council's meeting that adopted it anew */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record ReviseAreaPlan(AreaPlanContent content, Optional<DocumentRef> minutes) implements OfCouncil {}

    /** 終える. */
    @AllowedTo(
            value = Role.GROUP,
            onBehalf = {Role.STAFF, Role.DESK})
    record CloseAreaPlan() implements OfCouncil {}

    /** 計画期間が終わる. */
    @AllowedTo(Role.PLATFORM)
    record EndAreaPlan() implements AreaPlanCommand {}
}
