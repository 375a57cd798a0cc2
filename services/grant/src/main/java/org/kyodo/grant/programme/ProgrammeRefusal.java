package org.kyodo.grant.programme;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a programme's command is refused. */
enum ProgrammeRefusal implements Refusal {
    UNKNOWN_PROGRAMME(unknown()),
    WINDOW_OPENS_BEFORE_PUBLICATION(breaks("R-HO-3")),
    RUNNING_COSTS_NOT_EXCLUDED(breaks("R-HO-4")),
    WITHOUT_END(breaks("R-HO-6"));

    private final Ground ground;

    ProgrammeRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
