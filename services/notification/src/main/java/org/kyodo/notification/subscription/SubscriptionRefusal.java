package org.kyodo.notification.subscription;

import org.kyodo.chassis.decide.Refusal;

/** Why a command to a subscription is refused. */
enum SubscriptionRefusal implements Refusal {
    NOT_YOUR_DEPARTMENT(Kind.FORBIDDEN),
    UNKNOWN_DEPARTMENT(Kind.UNKNOWN_REFERENCE),
    UNKNOWN_EVENT_TYPE(Kind.UNKNOWN_REFERENCE),
    UNKNOWN_AREA(Kind.UNKNOWN_REFERENCE),
    UNKNOWN_STAGE(Kind.UNKNOWN_REFERENCE),
    CHANNEL_REQUIRED(Kind.RULE),
    WEBHOOK_ADDRESS_REQUIRED(Kind.RULE),
    WEBHOOK_CHANNEL_REQUIRED(Kind.RULE),
    WEBHOOK_ADDRESS_NOT_ALLOWED(Kind.RULE),
    NO_WEBHOOK(Kind.RULE),
    SUBSCRIPTION_EXISTS(Kind.STAGE),
    SUBSCRIPTION_PAUSED(Kind.STAGE),
    SUBSCRIPTION_ACTIVE(Kind.STAGE),
    SUBSCRIPTION_ENDED(Kind.STAGE),
    NO_SUBSCRIPTION(Kind.STAGE);

    private final Kind kind;

    SubscriptionRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
