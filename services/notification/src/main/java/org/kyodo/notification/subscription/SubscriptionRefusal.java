package org.kyodo.notification.subscription;

import static org.kyodo.chassis.decide.Ground.breaks;
import static org.kyodo.chassis.decide.Ground.forbidden;
import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Why a command to a subscription is refused. */
enum SubscriptionRefusal implements Refusal {
    NOT_YOUR_DEPARTMENT(forbidden()),
    UNKNOWN_DEPARTMENT(unknown()),
    UNKNOWN_EVENT_TYPE(unknown()),
    UNKNOWN_AREA(unknown()),
    UNKNOWN_STAGE(unknown()),
    CHANNEL_REQUIRED(guard()),
    WEBHOOK_ADDRESS_REQUIRED(guard()),
    WEBHOOK_CHANNEL_REQUIRED(guard()),
    WEBHOOK_ADDRESS_NOT_ALLOWED(guard()),
    NO_WEBHOOK(guard()),
    TOO_MANY_SUBSCRIPTIONS(breaks("K-SU-2")),
    ALREADY_VERIFIED(stage()),
    NOT_VERIFIED(stage());

    private final Ground ground;

    SubscriptionRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
