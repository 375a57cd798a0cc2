package org.kyodo.notification.subscription;

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
 * @param webhook address and secret; kept beside the events, which never tell them
 */
record SubscriptionDetails(
        SubscriptionId id,
        DepartmentCode department,
        SubscriptionTerms terms,
        Optional<String> webhookOrigin,
        Optional<SealedWebhook> webhook) {

    SubscriptionDetails changed(SubscriptionChanged e) {
        return new SubscriptionDetails(id, department, e.terms(), e.webhookOrigin(), webhook);
    }

    SubscriptionDetails with(SealedWebhook other) {
        return new SubscriptionDetails(id, department, terms, webhookOrigin, Optional.of(other));
    }

    SubscriptionDetails withoutWebhook() {
        return new SubscriptionDetails(id, department, terms, webhookOrigin, Optional.empty());
    }

    boolean goesBy(DeliveryChannel channel) {
        return terms.channels().contains(channel);
    }
}
