package org.kyodo.registry.talent;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a talent 人材 is refused. */
enum TalentRefusal implements Refusal {
    /** 本人ではない. */
    NOT_THE_TALENT(forbidden("K-TA-2")),
    /** Neither the group nor somebody who enters it for the group. */
    NOT_YOUR_GROUP(forbidden("K-ALL-6")),
    /** 自分への応援. */
    OWN_TALENT(forbidden("R-TA-2")),
    /** A group's account offers its group. */
    GROUP_NOT_NAMED(guard()),
    GROUP_NOT_REGISTERED(breaks("K-ALL-8")),
    /** この自治体にない種類. */
    KIND_NOT_OFFERED(unknown()),
    AREA_UNKNOWN(unknown()),
    FIELD_UNKNOWN(unknown()),
    /** 登録中・申出中の上限. */
    TOO_MANY_TALENTS(breaks("K-TA-3")),
    /** 本人確認をしていない. */
    IDENTITY_NOT_SEEN(breaks("K-TA-1")),
    /** 保存期間中. */
    TALENT_STILL_KEPT(stage("K-TA-4"));

    private final Ground ground;

    TalentRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
