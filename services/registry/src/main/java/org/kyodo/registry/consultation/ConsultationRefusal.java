package org.kyodo.registry.consultation;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a consultation 相談 is refused. */
enum ConsultationRefusal implements Refusal {
    /** 受付時間外: not in the hours of the desk, or on a day on which it is closed. */
    OUTSIDE_HOURS(breaks("R-CO-2")),
    /** 予約済: all desks of the slot are taken. */
    TAKEN(breaks("K-CO-2")),
    /** The slot has begun, or is too far ahead. */
    SLOT_NOT_AHEAD(guard()),
    /** 同時に申し込める相談の上限. */
    TOO_MANY_CONSULTATIONS(breaks("K-CO-3")),
    /** A slot is one of a desk. */
    FACILITY_REQUIRED(guard()),
    /** No base that is listed here, or one without consultation days. */
    UNKNOWN_BASE(unknown()),
    UNKNOWN_DEPARTMENT(unknown()),
    /** No talent here, or one that is hidden or has retired. */
    UNKNOWN_TALENT(unknown()),
    /** A desk or a department, one of the two. */
    ONE_IN_CHARGE(guard()),
    /** Who signs in is known by the account. */
    ASKER_WITH_ACCOUNT(guard()),
    /** Neither who asked nor who is in charge. */
    NOT_YOUR_CONSULTATION(forbidden("K-ALL-1")),
    /** Neither the group nor somebody who enters it for the group. */
    NOT_YOUR_GROUP(forbidden("K-ALL-6")),
    /** Kept until it is closed, and erased once its time is over. */
    KEPT_FOR_NOW(stage("K-CO-4")),
    TOO_MANY_LINKS(guard());

    private final Ground ground;

    ConsultationRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
