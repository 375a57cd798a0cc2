package org.kyodo.notification.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * Address and keys of a webhook as they are stored 封緘: encrypted, in base64.
 *
 * @param address of the receiver
 * @param keys by which its deliveries are signed
 * @param former those before, for as long as they sign as well
 */
record SealedWebhook(String address, Keys keys, Optional<Former> former) {

    /**
     * @param secret of the symmetric signature
     * @param pair of the asymmetric one, where the department asked for it
     */
    record Keys(String secret, Optional<Pair> pair) {
        Signing signing() {
            return pair.isPresent() ? Signing.BOTH : Signing.SECRET;
        }
    }

    /** @param publicKey not sealed: {@code whpk_…} */
    record Pair(String privateKey, String publicKey) {}

    /** @param until so long they sign as well */
    record Former(Keys keys, Instant until) {}

    SealedWebhook with(Keys others) {
        return new SealedWebhook(address, others, former);
    }

    /** The keys become the former ones; whoever calls this gives it others. */
    SealedWebhook keepingUntil(Instant until) {
        return new SealedWebhook(address, keys, Optional.of(new Former(keys, until)));
    }
}
