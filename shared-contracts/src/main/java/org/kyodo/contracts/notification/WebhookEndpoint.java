package org.kyodo.contracts.notification;

import java.util.UUID;
import org.kyodo.contracts.value.Require;

/**
 * Where a subscriber's system takes events 配信先. The full address and the secret stay in the notification service.
 *
 * @param endpointId names an address together with a secret; another one after either has changed
 * @param origin scheme, host and port of the address: {@code https://bousai.example:8443}
 */
public record WebhookEndpoint(UUID endpointId, String origin) {
    public WebhookEndpoint {
        Require.text("webhook.origin", origin, 300);
    }
}
