package org.kyodo.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.archive.EventArchive;
import org.kyodo.notification.delivery.DeliveryCommand.CancelDelivery;
import org.kyodo.notification.delivery.DeliveryCommand.RecordDelivered;
import org.kyodo.notification.delivery.DeliveryCommand.RecordFailure;
import org.kyodo.notification.subscription.Subscriptions;
import org.kyodo.notification.subscription.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what waits. A lane is worked on by one virtual thread, woken as soon as something is queued; a look-up once a second
 * finds what is due again, what another replica left, and what a wake-up missed. Everything it needs to go on after a crash
 * stands in the deliveries themselves.
 */
final class Dispatcher implements SmartLifecycle, Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int LANES_AT_ONCE = 2_000;

    /** For attempts under way when it stops. */
    private static final Duration GRACE = Duration.ofSeconds(17);

    private final Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveries;
    private final Waiting waiting;
    private final Subscriptions subscriptions;
    private final EventArchive archive;
    private final Destinations destinations;
    private final WebhookSender sender;
    private final Clock clock;
    private final Background background = new Background("kyodo-deliveries", GRACE);
    /** Lanes being worked on; the value says whether something came meanwhile. */
    private final Map<Lane, Boolean> busy = new ConcurrentHashMap<>();
    /** Lanes whose first delivery is not due before then: a look-up finds the later ones due, and need not come back. */
    private final Map<Lane, Instant> resting = new ConcurrentHashMap<>();

    /** Subscriptions whose destination was shut at the last look-up. Used by the timer's thread alone. */
    private final Set<SubscriptionKey> shut = new HashSet<>();

    private record SubscriptionKey(SubscriptionId id, MunicipalityCode municipality) {
        static SubscriptionKey of(Lane lane) {
            return new SubscriptionKey(lane.subscription(), lane.municipality());
        }
    }

    Dispatcher(
            Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveries,
            Waiting waiting,
            Subscriptions subscriptions,
            EventArchive archive,
            Destinations destinations,
            WebhookSender sender,
            Clock clock) {
        this.deliveries = deliveries;
        this.waiting = waiting;
        this.subscriptions = subscriptions;
        this.archive = archive;
        this.destinations = destinations;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public List<Index> indexes() {
        return Waiting.indexes();
    }

    /** Something was queued in the lane. */
    void wake(Lane lane) {
        if (!background.isRunning()) {
            return;
        }
        boolean worked = busy.compute(lane, (key, before) -> before != null);
        if (!worked && !background.begin(() -> work(lane))) {
            busy.remove(lane);
        }
    }

    private void work(Lane lane) {
        boolean again = true;
        while (again) {
            try {
                resting.remove(lane);
                deliver(lane);
            } catch (RuntimeException e) {
                // The database is away or the aggregate contended: the next look-up tries it again.
                LOG.warn("deliveries to subscription {} wait: {}", lane.subscription(), e.toString());
            }
            again = background.isRunning()
                    && busy.computeIfPresent(lane, (key, came) -> came ? Boolean.FALSE : null) != null;
        }
        busy.remove(lane, Boolean.FALSE);
    }

    /** Delivers one after the other, for as long as it goes. */
    private void deliver(Lane lane) {
        boolean goesOn = true;
        while (goesOn && background.isRunning()) {
            Optional<Waiting.Next> next = waiting.first(lane);
            if (next.isEmpty()) {
                return;
            }
            if (next.get().at().isAfter(clock.instant())) {
                resting.put(lane, next.get().at());
                return;
            }
            goesOn = deliver(lane, next.get());
        }
    }

    /** @return whether the lane goes on with the delivery after this one */
    private boolean deliver(Lane lane, Waiting.Next next) {
        Optional<Webhook> webhook = subscriptions.webhook(lane.subscription(), lane.municipality());
        Optional<ArchivedEvent> event = archive.find(next.event(), lane.municipality());
        if (webhook.isEmpty() || event.isEmpty()) {
            return record(lane, next, new CancelDelivery());
        }
        boolean goes =
                switch (webhook.get().readiness()) {
                    case OPEN -> true;
                    case PAUSED -> next.redriven();
                    case UNVERIFIED -> false;
                };
        if (!goes) {
            return false;
        }
        try {
            return destinations
                    .attempt(
                            webhook.get().origin(),
                            () -> background.isRunning()
                                    && waiting.reserve(lane)
                                    && waiting.first(lane).equals(Optional.of(next)),
                            () -> sender.send(
                                    webhook.get(),
                                    event.get().id().toString(),
                                    event.get().cloudEvent()))
                    .filter(answer -> record(lane, next, answer))
                    .isPresent();
        } finally {
            waiting.release(lane);
        }
    }

    private boolean record(Lane lane, Waiting.Next next, Answer answer) {
        if (answer.taken()) {
            return record(lane, next, new RecordDelivered(answer.status()));
        }
        LOG.info(
                "delivery {} of subscription {}, attempt {}: {}",
                next.id(),
                lane.subscription(),
                next.attempts() + 1,
                answer.code());
        record(lane, next, new RecordFailure(next.attempts() + 1, answer.code(), answer.retryAfter()));
        return false;
    }

    private boolean record(Lane lane, Waiting.Next next, DeliveryCommand command) {
        Outcome outcome = deliveries.handle(next.id().toString(), command, Request.ofPlatform(lane.municipality()));
        if (outcome instanceof Outcome.Done) {
            return true;
        }
        LOG.warn("delivery {} will be tried again: {}", next.id(), outcome);
        return false;
    }

    /** Wakes the lanes in which something is due. */
    private void lookUp() {
        try {
            Instant now = clock.instant();
            shut.removeIf(id -> !isShut(id));
            Set<String> shutIds = shut.stream().map(key -> key.id().toString()).collect(Collectors.toSet());
            shutIds.addAll(subscriptions.unverifiedIds());
            Map<SubscriptionKey, Boolean> looked = new HashMap<>();
            waiting.due(
                            now,
                            subscriptions.heldIds(),
                            shutIds,
                            due -> (due.redriven() || !rests(due.lane(), now))
                                    && !looked.computeIfAbsent(SubscriptionKey.of(due.lane()), this::isShut),
                            LANES_AT_ONCE)
                    .forEach(due -> wake(due.lane()));
            looked.forEach((id, isShut) -> {
                if (isShut) {
                    shut.add(id);
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("look-up of due deliveries left out: {}", e.toString());
        }
    }

    private boolean rests(Lane lane, Instant now) {
        Instant until = resting.get(lane);
        return until != null && until.isAfter(now);
    }

    private boolean isShut(SubscriptionKey key) {
        return subscriptions
                .webhook(key.id(), key.municipality())
                .filter(webhook -> destinations.isShut(webhook.origin()))
                .isPresent();
    }

    @Override
    public void start() {
        background.start(this::lookUp);
    }

    /** Lets attempts under way come to their end, and begins none. */
    @Override
    public void stop() {
        background.stop();
    }

    @Override
    public boolean isRunning() {
        return background.isRunning();
    }

    /** After the relay has started and before consumers do; stops when consumers have, and before the relay. */
    @Override
    public int getPhase() {
        return 1;
    }
}
