package org.kyodo.notification.subscription;

import java.util.Set;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * What the rules know of the municipality and of the installation.
 *
 * @param office the collaboration office 協働推進課, which may see to any department's subscriptions
 * @param privateAddresses whether webhooks may go to http and to addresses that are not on the open internet
 */
record SubscriptionSettings(
        DepartmentCode office, Set<DepartmentCode> departments, Set<AreaCode> areas, boolean privateAddresses) {
    boolean allows(WebhookAddress address) {
        return privateAddresses
                || address.isEncrypted()
                        && address.literal().map(PublicAddresses::contains).orElse(true)
                        && !address.uri().getHost().equalsIgnoreCase("localhost");
    }
}
