package org.kyodo.grant.application;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why an application's command is refused. */
enum ApplicationRefusal implements Refusal {
    NOT_YOUR_GROUP(forbidden()),
    NOT_ENTERED_ON_BEHALF(forbidden("K-ALL-6")),
    NOT_IN_CHARGE(forbidden()),
    /** 相互牽制. */
    FOUR_EYES(forbidden("K-ALL-4")),
    PROGRAMME_NOT_PUBLISHED(breaks("R-HO-3")),
    NOT_OPEN_YET(untimely("K-ALL-3")),
    LATE(untimely("K-ALL-3")),
    NOT_REGISTERED(breaks("K-GA-1")),
    GROUP_TYPE_NOT_ELIGIBLE(guard()),
    NO_CO_DEPARTMENT(breaks("R-CI-1")),
    REQUIREMENT_NOT_DECLARED(guard()),
    LINES_DO_NOT_ADD_UP(guard()),
    INELIGIBLE_COST(breaks("K-PG-1")),
    NOTHING_REQUESTED(breaks("K-GA-2")),
    REQUEST_EXCEEDS_GRANT(breaks("K-GA-2")),
    REASON_MISSING(breaks("K-ALL-2")),
    DUE_DATE_NOT_AHEAD(breaks("K-ALL-5")),
    DUE_TOO_FAR(breaks("K-ALL-9")),
    NOT_YET(guard()),
    ALREADY_OPENED(stage()),
    /** 異議の対象がない. */
    NO_SUCH_ENTRY(unknown()),
    CONTEST_LATE(untimely("K-ALL-6")),
    NOT_IN_THIS_STAGE(stage());

    private final Ground ground;

    ApplicationRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
