package org.kyodo.notification.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * What the rules know of the municipality and of the installation.
 *
 * @param office the collaboration office 協働推進課, which may see to any department's subscriptions
 * @param reach where webhooks may go
 * @param pauses before an address is asked again whether it agrees to receive
 */
record SubscriptionSettings(
        MunicipalityCode municipality,
        DepartmentCode office,
        Set<DepartmentCode> departments,
        Set<AreaCode> areas,
        Reach reach,
        List<Duration> pauses) {

    boolean allows(WebhookAddress address) {
        return reach.allows(municipality, address);
    }

    /** When to ask again after so many attempts in vain; empty when it was the last. */
    Optional<Instant> nextAfter(int attempts, Instant now) {
        return attempts <= pauses.size() ? Optional.of(now.plus(pauses.get(attempts - 1))) : Optional.empty();
    }
}
