package org.kyodo.contracts.notification;

/** How a subscriber gets what it subscribed to 配信方法. */
public enum DeliveryChannel {
    /** The inbox in Kyodo 庁内受信箱. */
    IN_APP,
    /** A signed HTTP request to the subscriber's own system. */
    WEBHOOK
}
