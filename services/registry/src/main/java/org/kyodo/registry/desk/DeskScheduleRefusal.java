package org.kyodo.registry.desk;

import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to consultation days 相談日 is refused. */
enum DeskScheduleRefusal implements Refusal {
    /** No base that is listed here. */
    UNKNOWN_BASE(unknown()),
    /** Hours of one day that overlap, or are shorter than a slot. */
    HOURS_DO_NOT_FIT(guard());

    private final Ground ground;

    DeskScheduleRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
