package org.kyodo.proposal.agreement;

import org.kyodo.chassis.decide.Refusal;

/** Why a command to an agreement is refused. */
enum AgreementRefusal implements Refusal {
    NOT_IN_THIS_STAGE;

    @Override
    public Kind kind() {
        return Kind.STAGE;
    }
}
