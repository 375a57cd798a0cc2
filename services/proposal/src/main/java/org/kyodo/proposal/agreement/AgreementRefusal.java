package org.kyodo.proposal.agreement;

import static org.kyodo.chassis.decide.Ground.stage;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to an agreement is refused. */
enum AgreementRefusal implements Refusal {
    NOT_IN_THIS_STAGE(stage());

    private final Ground ground;

    AgreementRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
