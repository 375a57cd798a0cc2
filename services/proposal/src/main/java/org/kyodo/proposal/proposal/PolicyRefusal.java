package org.kyodo.proposal.proposal;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a policy proposal of citizens is refused. */
enum PolicyRefusal implements Refusal {
    /** 協議の対象となる市民提案ではない. */
    NOT_DEBATED(stage()),
    UNKNOWN_FORUM(unknown()),
    /** この提案についての公開の場が要る. */
    FORUM_REQUIRED(breaks("R-CP-1")),
    /** 中止された公開の場では協議できない. */
    FORUM_CANCELLED(breaks("R-CP-1")),
    /** 公開の場が中止されないかぎり、別の公開の場へは移せない. */
    FORUM_GOES_ON(stage("R-CP-1")),
    /** 公開の場の議事録の公表が先. */
    MINUTES_NOT_PUBLISHED(stage("R-CP-2")),
    ANSWERED_BY_UNKNOWN_DEPARTMENT(unknown()),
    /** 公表する説明文が要る. */
    ACCOUNT_REQUIRED(breaks("R-CP-4")),
    REFLECTION_REASON_REQUIRED(breaks("R-CP-4")),
    NEW_DUE_DATE_REQUIRED(breaks("K-CP-3")),
    DUE_DATE_ONLY_WITHOUT_RESULT(guard()),
    MEASURES_ONLY_WITH_RESULT(guard()),
    /** 継続は一度だけ. */
    CONTINUED_BEFORE(stage("K-CP-3")),
    /** 期限を過ぎてからの継続はできない. */
    CONTINUED_TOO_LATE(stage("K-CP-3"));

    private final Ground ground;

    PolicyRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
