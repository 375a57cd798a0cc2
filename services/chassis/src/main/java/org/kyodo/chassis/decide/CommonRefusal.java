package org.kyodo.chassis.decide;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.untimely;

/** Why a command to any aggregate is refused: what holds everywhere 共通の断り. Their texts stand in {@code messages/chassis}. */
public enum CommonRefusal implements Refusal {
    /** The stage does not take the command; see {@link Taken}. */
    NOT_IN_THIS_STAGE(stage()),
    /** 担当外. */
    NOT_IN_CHARGE(forbidden("K-ALL-1")),
    /** A decision against somebody without a reason, or with one that explains nothing; see {@link ReasonGiven}. */
    REASON_REQUIRED(breaks("K-ALL-2")),
    /** What a deadline asks for, before its time; see {@link DueDates}. */
    NOT_YET_DUE(breaks("K-ALL-3")),
    /** 相互牽制; see {@link Entries}. */
    FOUR_EYES(forbidden("K-ALL-4")),
    /** A day that must lie ahead; see {@link DueDates}. */
    DUE_DATE_NOT_AHEAD(breaks("K-ALL-5")),
    /** 補正の期限切れ: the day for the correction has passed. */
    CORRECTION_OVERDUE(untimely("K-ALL-5")),
    /** Staff who do not say how it came in and for whom 代理入力. */
    NOT_ENTERED_ON_BEHALF(forbidden("K-ALL-6")),
    /** 異議の対象がない: nothing of that id was entered for the caller. */
    NO_SUCH_ENTRY(forbidden("K-ALL-6")),
    /** 異議を述べる期間の経過. */
    CONTEST_LATE(untimely("K-ALL-6")),
    /** 利害関係: a matter of a group they act for. */
    CONFLICT_OF_INTEREST(forbidden("K-ALL-7")),
    DUE_TOO_FAR(breaks("K-ALL-11")),
    WINDOW_TOO_LONG(breaks("K-ALL-11")),
    /** An account keeps so many drafts of forms 下書きの上限. */
    TOO_MANY_DRAFTS_KEPT(breaks("K-ALL-12"));

    private final Ground ground;

    CommonRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
