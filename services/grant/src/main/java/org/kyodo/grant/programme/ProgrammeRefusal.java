package org.kyodo.grant.programme;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a programme's command is refused. */
enum ProgrammeRefusal implements Refusal {
    UNKNOWN_PROGRAMME(unknown()),
    NOT_IN_CHARGE(forbidden()),
    WINDOW_OPENS_BEFORE_PUBLICATION(breaks("R-HO-3")),
    WINDOW_TOO_LONG(breaks("K-ALL-9")),
    RUNNING_COSTS_NOT_EXCLUDED(breaks("R-HO-4")),
    WITHOUT_END(breaks("R-HO-6")),
    ALREADY_PUBLISHED(stage()),
    NOT_YET(guard()),
    NOT_IN_THIS_STAGE(stage());

    private final Ground ground;

    ProgrammeRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
