package org.kyodo.notification.subscription;

import java.net.URI;
import java.util.Base64;
import org.kyodo.chassis.sealing.MasterKey;

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

    /** A new secret: 32 random bytes, written as 43 letters, digits, - and _. */
    static String newSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(MasterKey.newKey());
    }
}
