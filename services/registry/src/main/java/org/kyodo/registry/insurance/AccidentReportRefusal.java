package org.kyodo.registry.insurance;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to the report of an accident is refused. */
enum AccidentReportRefusal implements Refusal {
    /** Another's group. */
    NOT_YOUR_GROUP(forbidden()),
    /** 登録簿にない団体. */
    GROUP_UNKNOWN(breaks("R-IN-1")),
    /** 補償の対象外. */
    NOT_COVERED(breaks("R-IN-1")),
    /** まだ来ていない日. */
    DAY_AHEAD(guard()),
    /** 事故より前の日. */
    BEFORE_THE_ACCIDENT(guard()),
    /** 報告の遅れ. */
    REPORTED_LATE(breaks("K-IN-1")),
    DETAILS_STILL_KEPT(stage("K-IN-3"));

    private final Ground ground;

    AccidentReportRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
