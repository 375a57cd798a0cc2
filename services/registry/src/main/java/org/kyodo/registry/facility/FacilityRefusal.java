package org.kyodo.registry.facility;

import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a base 拠点 is refused. */
enum FacilityRefusal implements Refusal {
    /** The code by which desks belong to it stays. */
    CODE_STAYS(guard()),
    /** これからの予約がある. */
    BOOKED_AHEAD(stage());

    private final Ground ground;

    FacilityRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
