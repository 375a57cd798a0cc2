package org.kyodo.registry.gathering;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a gathering is refused. */
enum GatheringRefusal implements Refusal {
    /** 主催者ではない. */
    NOT_THE_HOST(forbidden()),
    /** Another's group. */
    NOT_YOUR_GROUP(forbidden()),
    /** 他の人の申込. */
    NOT_YOUR_ENROLMENT(forbidden()),
    GROUP_NOT_REGISTERED(breaks("K-ALL-8")),
    GROUP_UNKNOWN(unknown()),
    UNKNOWN_DEPARTMENT(unknown()),
    AREA_UNKNOWN(unknown()),
    FIELD_UNKNOWN(unknown()),
    /** 研修計画がない. */
    TRAINING_PLAN_MISSING(breaks("R-GT-5")),
    GATHERING_TOO_FAR(breaks("K-ALL-11")),
    /** 企画の上限. */
    TOO_MANY_PLANS(breaks("K-GT-5")),
    /** 開催日時が先でない. */
    DATE_NOT_AHEAD(guard()),
    /** 定員と申込締切の片方だけ. */
    ENROLMENT_INCOMPLETE(guard()),
    CAPACITY_TOO_LARGE(breaks("K-GT-3")),
    ENROLMENT_ENDS_LATE(guard()),
    /** 締切後. */
    LATE(untimely("K-ALL-3")),
    /** 申込不要. */
    NO_ENROLMENT_NEEDED(stage()),
    PARTY_TOO_LARGE(breaks("K-GT-4")),
    /** 申込済み. */
    ALREADY_ENROLLED(guard()),
    /** 定員もキャンセル待ちもいっぱい. */
    FULL(stage("K-GT-3")),
    /** 名前を書かない. */
    PARTY_NOT_OPAQUE(guard()),
    NO_SUCH_ENROLMENT(unknown()),
    /** 開始後. */
    HAS_BEGUN(untimely("")),
    /** 開催日の前. */
    NOT_HELD_YET(untimely("")),
    STILL_KEPT(stage("K-GT-6"));

    private final Ground ground;

    GatheringRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
