package org.kyodo.registry.gathering;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.GatheringHost;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.registry.group.KnownGroup;

/** A fact: who holds the gathering. @param group as it stands now, where it is a group */
record Hosting(GatheringHost host, Optional<KnownGroup> group) {
    /** The host itself, or staff of the collaboration office or of a desk for what a group brings on paper 代理入力. */
    boolean isBy(Actor actor) {
        return group.map(known -> known.mayBeActedForBy(actor))
                .orElseGet(() -> !actor.entersForOthers() && isOwn(actor));
    }

    /** Of a department the collaboration office is host as well. */
    private boolean isOwn(Actor actor) {
        return actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || host.department().filter(actor::isStaffOf).isPresent()
                || host.desk().filter(desk -> isDesk(actor, desk)).isPresent();
    }

    /** Whether they may enter what came on paper for others: a desk, the office and the host's own staff. */
    boolean mayEnterForOthers(Actor actor) {
        return actor.is(Role.DESK)
                || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || host.department().filter(actor::isStaffOf).isPresent();
    }

    private static boolean isDesk(Actor actor, FacilityCode desk) {
        return actor.is(Role.DESK)
                && actor.department()
                        .filter(code -> code.value().equals(desk.value()))
                        .isPresent();
    }
}
