package org.kyodo.registry.insurance;

import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to an insurance cover is refused. */
enum InsuranceCoverRefusal implements Refusal {
    /** 定め済み. */
    COVER_ALREADY_SET(stage()),
    COVER_YEAR_FAR(guard()),
    /** この自治体にない団体の種別. */
    COVER_TYPE_UNKNOWN(unknown());

    private final Ground ground;

    InsuranceCoverRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
