package org.kyodo.registry.support;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to an offer of support is refused. */
enum SupportOfferRefusal implements Refusal {
    /** Another's group. */
    NOT_YOUR_GROUP(forbidden()),
    /** 申し出た団体ではない. */
    NOT_THE_OFFERER(forbidden()),
    GROUP_NOT_REGISTERED(breaks("K-ALL-8")),
    /** 金額は示さない. */
    MONEY_NOT_COUNTED(guard()),
    /** 申出の上限. */
    TOO_MANY_OFFERS(breaks("K-SO-2")),
    /** 申出の期限後. */
    OFFER_OVER(untimely("K-ALL-3")),
    OWN_OFFER(guard()),
    QUANTITY_MISSING(guard()),
    QUANTITY_NOT_ASKED(guard()),
    MORE_THAN_OFFERED(guard()),
    ALREADY_ASKED(stage()),
    REQUESTS_USED_UP(stage("K-SO-1")),
    NO_SUCH_REQUEST(unknown()),
    /** 残りが足りない. */
    NOT_ENOUGH_LEFT(guard()),
    /** 回答済み. */
    REQUEST_ANSWERED(stage()),
    /** 合意していない. */
    NOT_AGREED(stage());

    private final Ground ground;

    SupportOfferRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
