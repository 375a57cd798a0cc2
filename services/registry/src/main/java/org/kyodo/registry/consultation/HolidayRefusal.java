package org.kyodo.registry.consultation;

import static org.kyodo.chassis.decide.Ground.breaks;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** 受付時間外 for another reason than the desk's hours: the same code for callers, and the rule that it rests on. */
enum HolidayRefusal implements Refusal {
    /** 祝日・休日. */
    OUTSIDE_HOURS(breaks("K-CO-1"));

    private final Ground ground;

    HolidayRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
