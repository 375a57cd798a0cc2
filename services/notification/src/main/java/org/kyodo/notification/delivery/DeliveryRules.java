package org.kyodo.notification.delivery;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.notification.delivery.DeliveryRefusal.DELIVERY_TAKEN;
import static org.kyodo.notification.delivery.DeliveryRefusal.NO_WEBHOOK_ANY_MORE;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryCancelled;
import org.kyodo.contracts.notification.DeliveryEvent.DeliveryQueued;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDeadLettered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookDelivered;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookFailed;
import org.kyodo.contracts.notification.DeliveryEvent.WebhookRedriven;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.notification.delivery.Delivery.Absent;
import org.kyodo.notification.delivery.Delivery.Dead;
import org.kyodo.notification.delivery.Delivery.Pending;
import org.kyodo.notification.delivery.Delivery.Queued;
import org.kyodo.notification.delivery.DeliveryCommand.CancelDelivery;
import org.kyodo.notification.delivery.DeliveryCommand.QueueDelivery;
import org.kyodo.notification.delivery.DeliveryCommand.RecordDelivered;
import org.kyodo.notification.delivery.DeliveryCommand.RecordFailure;
import org.kyodo.notification.delivery.DeliveryCommand.RedriveDelivery;

/** The rule book of a delivery, one line per rule. */
final class DeliveryRules implements Decider<DeliveryCommand, Delivery, DeliveryEvent> {
    /** The receiver says that it takes nothing any more. */
    static final String GONE = "STATUS_410";

    private static final Taken<DeliveryCommand, Delivery> TAKEN = Taken.of(DeliveryCommand.class, Delivery.class)
            .in(Delivery.class, QueueDelivery.class)
            .in(Queued.class, RecordDelivered.class, RecordFailure.class, CancelDelivery.class)
            .in(Dead.class, RedriveDelivery.class);

    private record Case(Delivery delivery, DeliveryCommand command) {}

    @Override
    public Taken<DeliveryCommand, Delivery> taken() {
        return TAKEN;
    }

    /** 公開範囲: staff of the department that subscribes and of the collaboration office. */
    @Override
    public boolean seenBy(Delivery delivery, Context context) {
        return context.actor().isStaffOf(DepartmentCode.COLLABORATION_OFFICE)
                || context.fact(Subscriber.class)
                        .department()
                        .filter(context.actor()::isStaffOf)
                        .isPresent();
    }

    @Override
    public Decision<DeliveryEvent> decide(Delivery delivery, DeliveryCommand command, Context context) {
        return switch (new Case(delivery, command)) {
            case Case(Absent a, QueueDelivery c) ->
                accept(new DeliveryQueued(a.id(), c.letter(), second(context.now())));
            case Case(Queued q, QueueDelivery c) ->
                q.letter().event().equals(c.letter().event()) ? repeated() : refuse(DELIVERY_TAKEN);

            case Case(Pending p, RecordDelivered(int status)) ->
                accept(new WebhookDelivered(
                        p.id(),
                        p.letter().subscription(),
                        p.letter().event(),
                        p.attempts() + 1,
                        status,
                        second(context.now())));
            case Case(Pending p, RecordFailure(int attempt, var _, var _))
            when attempt != p.attempts() + 1 -> repeated();
            case Case(Pending p, RecordFailure(int attempt, String answer, var retryAfter)) ->
                answer.equals(GONE) || !context.fact(Retries.class).allow(attempt)
                        ? accept(dead(p, attempt, answer, context))
                        : accept(failed(p, attempt, answer, retryAfter, context));
            case Case(Pending p, CancelDelivery _) ->
                accept(new DeliveryCancelled(
                        p.id(), p.letter().subscription(), p.letter().event()));

            case Case(Dead d, RedriveDelivery _) -> redrive(d, context);

            // Whatever was still under way when it was decided comes too late.
            case Case(Queued _, RecordDelivered _) -> repeated();
            case Case(Queued _, RecordFailure _) -> repeated();
            case Case(Queued _, CancelDelivery _) -> repeated();

            case Case _ -> notInThisStage(delivery, command);
        };
    }

    private static WebhookDeadLettered dead(Pending p, int attempts, String answer, Context context) {
        return new WebhookDeadLettered(
                p.id(), p.letter().subscription(), p.letter().event(), attempts, answer, second(context.now()));
    }

    private static WebhookFailed failed(
            Pending p, int attempts, String answer, Optional<Duration> retryAfter, Context context) {
        Instant now = second(context.now());
        return new WebhookFailed(
                p.id(),
                p.letter().subscription(),
                p.letter().event(),
                attempts,
                answer,
                now,
                second(now.plus(context.fact(Retries.class).after(attempts, p.id(), retryAfter))));
    }

    private static Decision<DeliveryEvent> redrive(Dead dead, Context context) {
        Subscriber subscriber = context.fact(Subscriber.class);
        return subscriber.hasWebhook()
                ? accept(new WebhookRedriven(
                        dead.id(), dead.letter().subscription(), dead.letter().event(), second(context.now())))
                : refuse(NO_WEBHOOK_ANY_MORE);
    }

    /** In whole seconds, times compare as texts as they do as times. */
    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
