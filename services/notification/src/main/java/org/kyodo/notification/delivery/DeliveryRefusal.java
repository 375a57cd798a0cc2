package org.kyodo.notification.delivery;

import org.kyodo.chassis.decide.Refusal;

/** Why a command to a delivery is refused. */
enum DeliveryRefusal implements Refusal {
    NO_DELIVERY(Kind.STAGE),
    DELIVERY_TAKEN(Kind.STAGE),
    DELIVERY_NOT_DEAD(Kind.STAGE),
    NOT_THE_SUBSCRIBER(Kind.FORBIDDEN),
    NO_WEBHOOK_ANY_MORE(Kind.RULE);

    private final Kind kind;

    DeliveryRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
