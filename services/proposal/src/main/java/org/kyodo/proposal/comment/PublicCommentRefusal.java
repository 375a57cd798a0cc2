package org.kyodo.proposal.comment;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a public comment is refused. */
enum PublicCommentRefusal implements Refusal {
    UNKNOWN_DEPARTMENT(unknown()),
    UNKNOWN_GROUP(unknown()),
    /** 募集期間が先でない. */
    COMMENT_NOT_AHEAD(guard()),
    COMMENT_TOO_FAR(breaks("K-ALL-11")),
    /** 募集期間が短い. */
    WINDOW_TOO_SHORT(breaks("K-PC-1")),
    /** 募集中の上限. */
    TOO_MANY_COMMENTS(breaks("K-PC-6")),
    NOT_LONGER(guard()),
    /** 締切後. */
    OPINION_LATE(untimely("K-ALL-3")),
    /** Another's group. */
    NOT_OF_THE_GROUP(forbidden()),
    /** 一人の意見の上限. */
    TOO_MANY_OPINIONS(breaks("K-PC-3")),
    /** 意見の上限. */
    COMMENT_FULL(stage("K-PC-4")),
    OPINION_UNKNOWN(unknown()),
    /** 同じ意見に二つの回答. */
    ANSWERED_TWICE(guard()),
    TOO_MANY_ANSWERS(guard()),
    /** 未回答の意見がある. */
    OPINIONS_UNANSWERED(stage("K-PC-2")),
    OPINIONS_KEPT(stage("K-PC-5"));

    private final Ground ground;

    PublicCommentRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
