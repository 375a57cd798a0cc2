package org.kyodo.registry.committee;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a command to a committee is refused. */
enum CommitteeRefusal implements Refusal {
    NO_SUCH_DEPARTMENT(unknown()),
    SEATS_TWICE(guard()),
    TERM_IS_OVER(guard()),
    /** 公募枠の空席なし. */
    NO_RECRUITED_SEAT(breaks("R-CM-3")),
    RECRUITMENT_NOT_AHEAD(guard()),
    /** 公募の期間外. */
    OUTSIDE_RECRUITMENT(untimely("K-ALL-3")),
    ALREADY_APPLIED(stage()),
    TOO_MANY_APPLICATIONS(guard()),
    /** 空席なし. */
    NO_FREE_SEAT(guard()),
    ALREADY_MEMBER(stage()),
    /** 兼職. */
    TOO_MANY_SEATS(breaks("K-CM-1")),
    /** 審議会等の設置に関する指針によらない. */
    GUIDELINE_NOT_FOLLOWED(breaks("R-CM-2")),
    UNKNOWN_PERSON(unknown()),
    GROUP_REQUIRED(guard()),
    OUTSIDE_TERM(guard()),
    NO_SUCH_MEMBER(unknown());

    private final Ground ground;

    CommitteeRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
