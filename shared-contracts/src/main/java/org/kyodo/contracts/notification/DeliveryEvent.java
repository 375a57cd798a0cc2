package org.kyodo.contracts.notification;

import java.time.Instant;
import java.util.UUID;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.contracts.value.Visibility;

/**
 * What happens to the delivery 配信 of one event to one subscriber's system.
 *
 * <p>An answer is told as a code of Kyodo's own, never in the words of the other side: {@code STATUS_503}, {@code
 * TIMED_OUT}, {@code TLS_FAILED}.
 */
@AggregateStream(
        service = "notification",
        aggregate = "delivery",
        stages = {"Pending", "Delivered", "Dead", "Cancelled"})
public sealed interface DeliveryEvent extends DomainEvent {

    /** It waits for its turn 配信待ち. */
    @EventType(value = "kyodo.notification.DeliveryQueued", visibility = Visibility.INTERNAL)
    record DeliveryQueued(DeliveryId deliveryId, Letter letter, Instant at) implements DeliveryEvent {}

    /** The subscriber's system took it at attempt number {@code attempts} 配信済み. */
    @EventType(value = "kyodo.notification.WebhookDelivered", visibility = Visibility.DEPARTMENT)
    record WebhookDelivered(
            DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId, int attempts, int status, Instant at)
            implements DeliveryEvent {}

    /** An attempt failed; the next is at {@code nextAt} 再試行. */
    @EventType(value = "kyodo.notification.WebhookFailed", visibility = Visibility.DEPARTMENT)
    record WebhookFailed(
            DeliveryId deliveryId,
            SubscriptionId subscriptionId,
            UUID eventId,
            int attempts,
            String answer,
            Instant at,
            Instant nextAt)
            implements DeliveryEvent {}

    /** It was given up 配信不能. */
    @EventType(value = "kyodo.notification.WebhookDeadLettered", visibility = Visibility.DEPARTMENT)
    record WebhookDeadLettered(
            DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId, int attempts, String answer, Instant at)
            implements DeliveryEvent {}

    /** The department had it sent once more 再送; its attempts are counted from the beginning. */
    @EventType(value = "kyodo.notification.WebhookRedriven", visibility = Visibility.DEPARTMENT)
    record WebhookRedriven(DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId, Instant at)
            implements DeliveryEvent {}

    /** The subscription ended before it was delivered 配信取消. */
    @EventType(value = "kyodo.notification.DeliveryCancelled", visibility = Visibility.DEPARTMENT)
    record DeliveryCancelled(DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId)
            implements DeliveryEvent {}
}
