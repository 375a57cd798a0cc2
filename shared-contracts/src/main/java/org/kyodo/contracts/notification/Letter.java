package org.kyodo.contracts.notification;

import java.util.UUID;
import org.kyodo.contracts.value.SubscriptionId;

/**
 * What is delivered to whom 配信物.
 *
 * @param event its id
 * @param eventType its name without a version
 * @param stream of the event, within which order is kept: {@code proposal/<id>}
 * @param sequence its place in the stream
 */
public record Letter(SubscriptionId subscription, UUID event, String eventType, String stream, long sequence) {}
