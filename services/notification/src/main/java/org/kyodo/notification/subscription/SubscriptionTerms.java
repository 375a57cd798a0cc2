package org.kyodo.notification.subscription;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionChanged;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionCreated;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.SubscriptionId;

/**
 * What a subscription is about 購読内容.
 *
 * @param webhookOrigin scheme, host and port of the address; there if events go to a webhook
 * @param webhook address and secret; kept beside the events, which never tell them
 */
record SubscriptionTerms(
        SubscriptionId id,
        DepartmentCode department,
        String name,
        SubscriptionFilter filter,
        List<DeliveryChannel> channels,
        Optional<String> webhookOrigin,
        Optional<SealedWebhook> webhook) {
    static SubscriptionTerms of(SubscriptionCreated e) {
        return new SubscriptionTerms(
                e.subscriptionId(),
                e.department(),
                e.name(),
                e.filter(),
                e.channels(),
                e.webhookOrigin(),
                Optional.empty());
    }

    SubscriptionTerms changed(SubscriptionChanged e) {
        return new SubscriptionTerms(id, department, e.name(), e.filter(), e.channels(), e.webhookOrigin(), webhook);
    }

    SubscriptionTerms with(SealedWebhook other) {
        return new SubscriptionTerms(id, department, name, filter, channels, webhookOrigin, Optional.of(other));
    }

    SubscriptionTerms withoutWebhook() {
        return new SubscriptionTerms(id, department, name, filter, channels, webhookOrigin, Optional.empty());
    }

    boolean goesBy(DeliveryChannel channel) {
        return channels.contains(channel);
    }
}
