package org.kyodo.registry.areaplan;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a command to an area plan is refused. */
enum AreaPlanRefusal implements Refusal {
    /** Its council's own, and nobody else's. */
    NOT_THE_COUNCIL(forbidden("R-AP-1")),
    /** 地域づくり協議会でない, or not registered. */
    NOT_A_COUNCIL(guard()),
    /** 良さ・課題・将来像・取組. */
    CONTENT_MISSING(breaks("R-AP-2")),
    /** 議事録なし. */
    MINUTES_MISSING(breaks("K-AP-1")),
    PERIOD_IS_OVER(guard()),
    PERIOD_TOO_LONG(guard());

    private final Ground ground;

    AreaPlanRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
