package org.kyodo.grant.application;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.untimely;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why an application's command is refused. */
enum ApplicationRefusal implements Refusal {
    NOT_YOUR_GROUP(forbidden()),
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
    REQUEST_EXCEEDS_GRANT(breaks("K-GA-2"));

    private final Ground ground;

    ApplicationRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
