package org.kyodo.grant.budgetline;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a budget line's command is refused. */
enum BudgetLineRefusal implements Refusal {
    UNKNOWN_PROGRAMME(unknown()),
    BELOW_WHAT_IS_USED(guard()),
    APPLICATION_NOT_SUBMITTED(unknown()),
    EXCEEDS_REQUEST(guard()),
    /** 予算の範囲内. */
    BUDGET(breaks("K-BU-1")),
    RESERVED_OTHERWISE(guard()),
    ALREADY_RELEASED(guard()),
    NOT_RESERVED(guard());

    private final Ground ground;

    BudgetLineRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
