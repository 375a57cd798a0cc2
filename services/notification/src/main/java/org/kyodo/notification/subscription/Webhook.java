package org.kyodo.notification.subscription;

import java.net.URI;

/**
 * Where and how to deliver; shown to nobody.
 *
 * @param origin scheme, host and port: what one destination is for whoever guards it
 * @param secret by which to sign
 * @param held whether the subscription is paused
 */
public record Webhook(URI address, String origin, String secret, boolean held) {
    @Override
    public String toString() {
        return "Webhook[" + origin + "]";
    }
}
