package org.kyodo.proposal.project;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a project or an initiative is refused. */
enum ProjectRefusal implements Refusal {
    /** 当事者ではない. */
    NOT_A_PARTY(forbidden()),
    /** 表明した人ではない. */
    NOT_THE_INITIATOR(forbidden()),
    /** Another's group. */
    NOT_YOUR_GROUP(forbidden()),
    GROUP_NOT_NAMED(forbidden()),
    /** A project is no initiative, and the other way round. */
    OTHER_KIND_OF_PROJECT(stage()),
    /** 役割や経費の取決めがまだ公開されていない. */
    RULES_NOT_PUBLIC(stage("R-AG-4")),
    /** 補助の交付決定がまだない. */
    AWARD_NOT_DECIDED(stage("R-AG-4")),
    /** 包括連携協定ではない. */
    NOT_A_STANDING_AGREEMENT(unknown()),
    /** もう効力のない包括連携協定. */
    AGREEMENT_IS_OVER(guard()),
    /** 里親となった場所がない. */
    NO_ADOPTED_PLACE(stage("R-PJ-3")),
    /** 終了予定日. */
    END_NOT_AHEAD(guard()),
    UNKNOWN_AREA(unknown()),
    UNKNOWN_FIELD_TYPE(unknown()),
    /** 市民事業の募集ではない. */
    NO_SUCH_OCCASION(unknown()),
    /** 表明の上限. */
    TOO_MANY_INITIATIVES(breaks("K-IV-2")),
    /** 非表示にできる理由ではない. */
    NO_GROUND_TO_HIDE(breaks("K-IV-1")),
    ONE_SUPPORTER(guard()),
    /** 金額は示さない. */
    MONEY_NOT_PROMISED(guard()),
    NOTHING_PLEDGED(stage());

    private final Ground ground;

    ProjectRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
