package org.kyodo.registry.erasure;

import java.time.Instant;
import java.util.Optional;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.registry.erasure.Erasure.Erased;
import org.kyodo.registry.erasure.Erasure.Known;

/**
 * An erasure as it is shown.
 *
 * @param account whose data it is
 * @param erasedAt until when what was erased was given, once it was
 */
record ErasureView(AccountRef account, Optional<Instant> erasedAt) {
    static Optional<ErasureView> of(Erasure erasure) {
        return erasure instanceof Known known
                ? Optional.of(new ErasureView(
                        known.account(), known instanceof Erased erased ? Optional.of(erased.at()) : Optional.empty()))
                : Optional.empty();
    }
}
