package org.kyodo.evaluation.evaluation;

import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why an evaluation's command is refused. */
enum EvaluationRefusal implements Refusal {
    KIND_NOT_OFFERED(guard()),
    UNKNOWN_AXIS(unknown());

    private final Ground ground;

    EvaluationRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
