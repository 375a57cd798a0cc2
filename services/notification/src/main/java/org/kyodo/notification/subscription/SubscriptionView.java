package org.kyodo.notification.subscription;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.http.Caller;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.PauseCause;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.notification.subscription.Subscription.Absent;
import org.kyodo.notification.subscription.Subscription.Active;
import org.kyodo.notification.subscription.Subscription.Ended;
import org.kyodo.notification.subscription.Subscription.Paused;

/**
 * A subscription as it is shown: to staff of its department and of the collaboration office, without secret and address.
 *
 * @param webhookOrigin scheme, host and port of the address
 * @param pauseCause why it is paused, if it is
 */
record SubscriptionView(
        DepartmentCode department,
        String name,
        SubscriptionFilter filter,
        List<DeliveryChannel> channels,
        Optional<String> webhookOrigin,
        Optional<PauseCause> pauseCause) {

    /** What the caller may see of it. */
    static Optional<SubscriptionView> of(Subscription subscription, Caller caller) {
        Optional<SubscriptionView> whole =
                switch (subscription) {
                    case Absent _ -> Optional.empty();
                    case Active(var terms, var _) -> Optional.of(of(terms, Optional.empty()));
                    case Paused(var terms, var cause) -> Optional.of(of(terms, Optional.of(cause)));
                    case Ended(var terms) -> Optional.of(of(terms, Optional.empty()));
                };
        return whole.filter(view -> Subscriptions.isOpenTo(caller.actor(), view.department));
    }

    private static SubscriptionView of(SubscriptionTerms terms, Optional<PauseCause> cause) {
        return new SubscriptionView(
                terms.department(), terms.name(), terms.filter(), terms.channels(), terms.webhookOrigin(), cause);
    }
}
