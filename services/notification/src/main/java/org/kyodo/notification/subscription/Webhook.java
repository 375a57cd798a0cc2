package org.kyodo.notification.subscription;

import java.net.URI;
import java.util.List;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * Where and how to deliver; shown to nobody.
 *
 * @param origin scheme, host and port: what one destination is for whoever guards it
 * @param keys by which to sign, the present ones first
 * @param readiness whether anything may go there
 * @param revision of the subscription that says so
 */
public record Webhook(
        MunicipalityCode municipality,
        URI address,
        String origin,
        List<SigningKeys> keys,
        Readiness readiness,
        long revision) {

    /** Whether anything may go to an address. */
    public enum Readiness {
        /** Everything. */
        OPEN,
        /** The subscription is paused: only what its department has redriven. */
        PAUSED,
        /** It has not agreed to receive: nothing but the question whether it does. */
        UNVERIFIED
    }

    @Override
    public String toString() {
        return "Webhook[" + origin + "]";
    }
}
