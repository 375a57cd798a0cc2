package org.kyodo.notification.subscription;

import java.util.Optional;
import org.kyodo.contracts.notification.PauseCause;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.notification.subscription.Subscription.Absent;
import org.kyodo.notification.subscription.Subscription.Active;
import org.kyodo.notification.subscription.Subscription.Ended;
import org.kyodo.notification.subscription.Subscription.Paused;

/**
 * A subscription as it is shown: to staff of its department and of the collaboration office, without secret and address.
 *
 * @param webhookOrigin scheme, host and port of the address
 * @param signing how it is signed, where it goes to a webhook
 * @param handshake there while the address has not agreed to receive
 * @param pauseCause why it is paused, if it is
 */
record SubscriptionView(
        DepartmentCode department,
        SubscriptionTerms terms,
        Optional<String> webhookOrigin,
        Optional<Signing> signing,
        Optional<Handshake> handshake,
        Optional<PauseCause> pauseCause) {

    static Optional<SubscriptionView> of(Subscription subscription) {
        return switch (subscription) {
            case Absent _ -> Optional.empty();
            case Active(var details, var _) -> Optional.of(of(details, Optional.empty()));
            case Paused(var details, var cause) -> Optional.of(of(details, Optional.of(cause)));
            case Ended(var details) -> Optional.of(of(details, Optional.empty()));
        };
    }

    private static SubscriptionView of(SubscriptionDetails details, Optional<PauseCause> cause) {
        return new SubscriptionView(
                details.department(),
                details.terms(),
                details.webhookOrigin(),
                details.webhook().map(webhook -> webhook.keys().signing()),
                details.handshake(),
                cause);
    }
}
