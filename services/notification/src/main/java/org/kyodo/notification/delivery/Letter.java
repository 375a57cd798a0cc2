package org.kyodo.notification.delivery;

import java.util.UUID;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.SubscriptionId;

/**
 * What is delivered to whom 配信物.
 *
 * @param stream of the event, within which order is kept: {@code proposal/<id>}
 * @param sequence its place in the stream
 */
record Letter(DeliveryId id, SubscriptionId subscription, UUID event, String eventType, String stream, long sequence) {}
