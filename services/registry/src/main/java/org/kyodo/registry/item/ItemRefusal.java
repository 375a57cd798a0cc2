package org.kyodo.registry.item;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to an item 物品 is refused. */
enum ItemRefusal implements Refusal {
    NOT_REGISTERED(breaks("K-ALL-8")),
    /** Neither the group nor somebody who enters it for the group. */
    NOT_YOUR_GROUP(forbidden("K-ALL-6")),
    /** Not the owner. */
    NOT_YOUR_ITEM(forbidden("K-ALL-1")),
    /** The group that asks is the owner. */
    OWN_ITEM(guard()),
    /** A loan begins today or later. */
    LOAN_NOT_AHEAD(guard()),
    /** 返す日. */
    RETURN_BEFORE_LOAN(guard()),
    RETURN_DAY_REQUIRED(breaks("K-FA-3")),
    LOAN_TOO_LONG(breaks("K-FA-3")),
    /** 譲渡: it does not come back. */
    GIVEN_FOR_GOOD(guard()),
    /** 提供の上限. */
    TOO_MANY_ITEMS(breaks("K-FA-4"));

    private final Ground ground;

    ItemRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
