package org.kyodo.notification.subscription;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryCancelled;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryQueued;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDeadLettered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDelivered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookFailed;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookRedriven;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseAfterDeadLetter;
import org.springframework.stereotype.Component;

/** What a subscription does when one of its deliveries is given up. */
@Component
final class SubscriptionReactions implements Reactions<DeliveryEvent> {
    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptions;

    SubscriptionReactions(Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate) {
        this.subscriptions = subscriptionAggregate;
    }

    @Override
    public Class<DeliveryEvent> events() {
        return DeliveryEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<DeliveryEvent> happened) {
        return switch (happened.event()) {
            case WebhookDeadLettered e ->
                List.of(new Instruction<>(
                        subscriptions, e.subscriptionId().toString(), new PauseAfterDeadLetter(e.answer(), e.at())));
            case DeliveryQueued _, WebhookDelivered _, WebhookFailed _, WebhookRedriven _, DeliveryCancelled _ ->
                List.of();
        };
    }
}
