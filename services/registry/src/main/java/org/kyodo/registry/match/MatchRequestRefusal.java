package org.kyodo.registry.match;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a match request 派遣依頼 is refused. */
enum MatchRequestRefusal implements Refusal {
    /** 依頼者ではない. */
    NOT_THE_ASKER(forbidden("K-ALL-1")),
    /** 依頼者でも人材でもない. */
    NOT_A_PARTY(forbidden("K-ALL-1")),
    /** Neither the group nor somebody who enters it for the group. */
    NOT_YOUR_GROUP(forbidden("K-ALL-6")),
    /** Another's department. */
    NOT_YOUR_DEPARTMENT(forbidden("K-ALL-1")),
    GROUP_NOT_REGISTERED(breaks("K-ALL-8")),
    UNKNOWN_DEPARTMENT(unknown()),
    /** この自治体にない種類. */
    KIND_NOT_OFFERED(unknown()),
    AREA_UNKNOWN(unknown()),
    FIELD_UNKNOWN(unknown()),
    /** 希望日が過ぎている, or the last one comes before the first. */
    NEED_DAYS_WRONG(guard()),
    /** 同時に依頼できる数の上限. */
    TOO_MANY_REQUESTS_FOR_TALENTS(breaks("K-TA-5")),
    /** 登録された人材でない. */
    TALENT_NOT_REGISTERED(unknown()),
    /** 種類が違う. */
    KIND_DOES_NOT_FIT(guard()),
    /** 依頼者自身. */
    TALENT_IS_THE_ASKER(guard()),
    /** 一度辞退した人材. */
    TALENT_DECLINED_BEFORE(guard()),
    /** 一件の依頼への提案の上限. */
    PROPOSALS_USED_UP(breaks("K-TA-6")),
    /** 派遣した日が依頼の前または先. */
    DISPATCH_DAY_WRONG(guard());

    private final Ground ground;

    MatchRequestRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
