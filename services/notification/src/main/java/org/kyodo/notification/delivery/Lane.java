package org.kyodo.notification.delivery;

import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;

/**
 * One stream to one subscriber: within it deliveries go out one after the other, beside it nothing waits.
 *
 * @param stream of the events: {@code proposal/<id>}
 */
record Lane(MunicipalityCode municipality, SubscriptionId subscription, String stream) {
    /** Beside all streams: the question whether the subscriber agrees to receive. */
    static Lane ofHandshake(MunicipalityCode municipality, SubscriptionId subscription) {
        return new Lane(municipality, subscription, "handshake");
    }

    String key() {
        return subscription + "/" + stream;
    }
}
