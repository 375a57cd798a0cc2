package org.kyodo.proposal.table;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a round table, public forum or screening meeting is refused. */
enum RoundTableRefusal implements Refusal {
    /** 開催日時が先でない. */
    SLOT_NOT_AHEAD(guard()),
    /** 案内が遅い. */
    ANNOUNCED_LATE(breaks("K-RT-1")),
    ROUND_TABLE_TOO_FAR(breaks("K-ALL-11")),
    /** 予定の上限. */
    TOO_MANY_SCHEDULED(breaks("K-RT-3")),
    UNKNOWN_DEPARTMENT(unknown()),
    UNKNOWN_GROUP(unknown()),
    /** Of a kind that is not discussed at one. */
    SUBJECT_NOT_DISCUSSED(guard()),
    SUBJECT_UNKNOWN(unknown()),
    /** 開催前. */
    NOT_HELD_YET(untimely("")),
    /** 当事者の欠席. */
    PARTY_MISSING(breaks("R-RT-1")),
    /** 担当課・協働推進課の欠席. */
    SECTION_MISSING(breaks("R-RT-1")),
    MINUTES_MISSING(guard()),
    /** 同意のない氏名. */
    NAMES_WITHOUT_CONSENT(breaks("K-RT-2"));

    private final Ground ground;

    RoundTableRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
