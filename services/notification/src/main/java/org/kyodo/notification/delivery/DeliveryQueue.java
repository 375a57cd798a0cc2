package org.kyodo.notification.delivery;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.Letter;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.delivery.DeliveryCommand.QueueDelivery;
import org.kyodo.notification.subscription.Match;
import org.kyodo.notification.subscription.Recipient;

/** Queues a delivery to each webhook, one for each subscription and event: its id is made from the two. */
final class DeliveryQueue implements Recipient {
    private final Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveries;
    private final Dispatcher dispatcher;

    DeliveryQueue(Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveries, Dispatcher dispatcher) {
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    @Override
    public void give(ArchivedEvent event, Recorded<?> happened, List<Match> matches) {
        Request request = Request.because(happened.envelope());
        matches.stream()
                .filter(match -> match.channels().contains(DeliveryChannel.WEBHOOK))
                .forEach(match -> {
                    deliveries.react(
                            Ids.derived(event.id(), "delivery/" + match.id()).toString(),
                            new QueueDelivery(new Letter(
                                    match.id(), event.id(), event.name(), event.subject(), event.sequence())),
                            request);
                    dispatcher.wake(new Lane(event.municipality(), match.id(), event.subject()));
                });
    }
}
