package org.kyodo.notification.delivery;

import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a delivery is refused. */
enum DeliveryRefusal implements Refusal {
    DELIVERY_TAKEN(stage()),
    NO_WEBHOOK_ANY_MORE(guard());

    private final Ground ground;

    DeliveryRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
