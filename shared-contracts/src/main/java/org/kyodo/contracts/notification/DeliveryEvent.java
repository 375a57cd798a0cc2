package org.kyodo.contracts.notification;

import java.time.Instant;
import java.util.UUID;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.contracts.value.Visibility;

/** What happens to the delivery 配信 of one event to one subscriber's system. */
@AggregateStream(service = "notification", aggregate = "delivery")
public sealed interface DeliveryEvent extends DomainEvent {

    /** It waits for its turn 配信待ち. */
    @EventType(value = "kyodo.notification.DeliveryQueued", visibility = Visibility.INTERNAL)
    record DeliveryQueued(
            DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId, String stream, long sequence)
            implements DeliveryEvent {}

    /** The subscriber's system took it 配信済み. */
    @EventType(value = "kyodo.notification.WebhookDelivered", visibility = Visibility.DEPARTMENT)
    record WebhookDelivered(
            DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId, int attempts, int status)
            implements DeliveryEvent {}

    /** An attempt failed; the next is at {@code nextAt} 再試行. */
    @EventType(value = "kyodo.notification.WebhookFailed", visibility = Visibility.DEPARTMENT)
    record WebhookFailed(
            DeliveryId deliveryId,
            SubscriptionId subscriptionId,
            UUID eventId,
            int attempts,
            String lastAnswer,
            Instant nextAt)
            implements DeliveryEvent {}

    /** It was given up 配信不能. */
    @EventType(value = "kyodo.notification.WebhookDeadLettered", visibility = Visibility.DEPARTMENT)
    record WebhookDeadLettered(
            DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId, int attempts, String lastAnswer)
            implements DeliveryEvent {}

    /** The department had it sent once more 再送. */
    @EventType(value = "kyodo.notification.WebhookRedriven", visibility = Visibility.DEPARTMENT)
    record WebhookRedriven(DeliveryId deliveryId, SubscriptionId subscriptionId, UUID eventId)
            implements DeliveryEvent {}
}
