package org.kyodo.notification.delivery;

import java.time.Duration;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.notification.Letter;

/** What can be asked of a delivery 配信. */
sealed interface DeliveryCommand {

    /** 配信を待たせる. */
    @AllowedTo(Role.PLATFORM)
    record QueueDelivery(Letter letter) implements DeliveryCommand {}

    /** The receiver took it; two that tried at once may both say so. */
    @AllowedTo(Role.PLATFORM)
    record RecordDelivered(int status) implements DeliveryCommand {}

    /**
     * An attempt failed.
     *
     * @param attempt which it was, from 1, so that two that tried at once count as one
     * @param retryAfter how long the receiver asks to be left alone
     */
    @AllowedTo(Role.PLATFORM)
    record RecordFailure(int attempt, String answer, Optional<Duration> retryAfter) implements DeliveryCommand {}

    /** 再送する. */
    @AllowedTo(Role.STAFF)
    record RedriveDelivery() implements DeliveryCommand {}

    /** Nobody takes it any more 取り消す. */
    @AllowedTo(Role.PLATFORM)
    record CancelDelivery() implements DeliveryCommand {}
}
