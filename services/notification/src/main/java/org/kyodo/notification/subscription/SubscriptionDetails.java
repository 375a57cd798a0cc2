package org.kyodo.notification.subscription;

import java.time.Instant;
import java.util.Optional;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionChanged;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.SubscriptionId;

/**
 * A subscription as it is kept 購読内容.
 *
 * @param webhookOrigin scheme, host and port of the address; there if events go to a webhook
 * @param webhook address and keys; kept beside the events, which never tell them
 * @param handshake there while the address has not agreed to receive
 */
record SubscriptionDetails(
        SubscriptionId id,
        DepartmentCode department,
        SubscriptionTerms terms,
        Optional<String> webhookOrigin,
        Optional<SealedWebhook> webhook,
        Optional<Handshake> handshake) {

    SubscriptionDetails changed(SubscriptionChanged e) {
        return new SubscriptionDetails(
                id, department, e.terms(), e.webhookOrigin(), webhook, handshake.filter(asked -> e.webhookOrigin()
                        .isPresent()));
    }

    SubscriptionDetails with(SealedWebhook other) {
        return new SubscriptionDetails(id, department, terms, webhookOrigin, Optional.of(other), handshake);
    }

    SubscriptionDetails asked(Handshake other) {
        return new SubscriptionDetails(id, department, terms, webhookOrigin, webhook, Optional.of(other));
    }

    SubscriptionDetails agreed() {
        return new SubscriptionDetails(id, department, terms, webhookOrigin, webhook, Optional.empty());
    }

    SubscriptionDetails keepingKeysUntil(Instant until) {
        return new SubscriptionDetails(
                id, department, terms, webhookOrigin, webhook.map(before -> before.keepingUntil(until)), handshake);
    }

    SubscriptionDetails withoutWebhook() {
        return new SubscriptionDetails(id, department, terms, webhookOrigin, Optional.empty(), Optional.empty());
    }

    boolean goesBy(DeliveryChannel channel) {
        return terms.channels().contains(channel);
    }
}
