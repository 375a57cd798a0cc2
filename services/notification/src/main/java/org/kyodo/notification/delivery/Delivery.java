package org.kyodo.notification.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryCancelled;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryQueued;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDeadLettered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDelivered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookFailed;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookRedriven;
import org.kyodo.contracts.notification.Letter;
import org.kyodo.contracts.value.DeliveryId;

/**
 * The delivery 配信 of one event to the system of one subscriber.
 *
 * <p>It waits for its turn: for its time, and for every earlier event of the same stream. An attempt that fails is made again
 * after ever longer pauses; after the last one the delivery is dead, until the department has it redriven. It is cancelled
 * when the subscription ends first.
 */
sealed interface Delivery extends Stage<Delivery, DeliveryEvent> {

    DeliveryId id();

    /** Nothing has happened under this id. */
    record Absent(DeliveryId id) implements Delivery {}

    /**
     * 配信待ち.
     *
     * @param attempts made since it was queued or redriven
     * @param nextAt not before; in whole seconds
     * @param redriven whether the department asked for it, so that it goes out even while the subscription is paused
     */
    record Pending(DeliveryId id, Letter letter, int attempts, Instant nextAt, boolean redriven, List<Attempt> log)
            implements Queued {}

    /** 配信済み. */
    record Delivered(DeliveryId id, Letter letter, int attempts, List<Attempt> log) implements Queued {}

    /** 配信不能. */
    record Dead(DeliveryId id, Letter letter, int attempts, List<Attempt> log) implements Queued {}

    /** 配信取消. */
    record Cancelled(DeliveryId id, Letter letter, int attempts, List<Attempt> log) implements Queued {}

    /** There is something to deliver. */
    sealed interface Queued extends Delivery {
        Letter letter();

        int attempts();

        /** What was answered so far, oldest first; the last {@value #LOG_LENGTH}. */
        List<Attempt> log();
    }

    /** More than a delivery needs that is redriven a few times. */
    int LOG_LENGTH = 30;

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Delivery after(DeliveryEvent event) {
        return switch (event) {
            case DeliveryQueued e -> new Pending(e.deliveryId(), e.letter(), 0, e.at(), false, List.of());
            case WebhookDelivered e ->
                new Delivered(id(), queued().letter(), e.attempts(), logged(e.at(), "STATUS_" + e.status()));
            case WebhookFailed e -> {
                boolean redriven = this instanceof Pending pending && pending.redriven();
                yield new Pending(
                        id(), queued().letter(), e.attempts(), e.nextAt(), redriven, logged(e.at(), e.answer()));
            }
            case WebhookDeadLettered e -> new Dead(id(), queued().letter(), e.attempts(), logged(e.at(), e.answer()));
            case WebhookRedriven e -> new Pending(id(), queued().letter(), 0, e.at(), true, queued().log());
            case DeliveryCancelled _ -> new Cancelled(id(), queued().letter(), queued().attempts(), queued().log());
        };
    }

    private Queued queued() {
        return as(Queued.class);
    }

    private List<Attempt> logged(Instant at, String answer) {
        List<Attempt> log = new ArrayList<>(this instanceof Queued queued ? queued.log() : List.of());
        log.add(new Attempt(at, answer));
        return log.subList(Math.max(0, log.size() - LOG_LENGTH), log.size());
    }
}
