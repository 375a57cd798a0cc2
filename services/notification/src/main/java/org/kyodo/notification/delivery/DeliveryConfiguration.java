package org.kyodo.notification.delivery;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.archive.EventArchive;
import org.kyodo.notification.delivery.Delivery.Absent;
import org.kyodo.notification.delivery.Delivery.Cancelled;
import org.kyodo.notification.delivery.Delivery.Delivered;
import org.kyodo.notification.delivery.Delivery.Queued;
import org.kyodo.notification.subscription.Reach;
import org.kyodo.notification.subscription.Subscriptions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    @Bean
    Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveryAggregate(
            Chassis chassis,
            Subscriptions subscriptions,
            @Value("${kyodo.webhook.retries}") List<Duration> pauses,
            @Value("${kyodo.webhook.retry-spread}") int spread,
            @Value("${kyodo.retention.deliveries}") Duration retention) {
        // The archive knows that the event was told, so none is queued again because it is not here any more.
        return chassis.aggregate(type(
                        new Retries(pauses, spread),
                        (subscription, municipality) -> new Subscriber(
                                subscriptions.departmentOf(subscription, municipality),
                                subscriptions
                                        .webhook(subscription, municipality)
                                        .isPresent()))
                .removed(retention, Delivered.class, Cancelled.class));
    }

    /** Reservations of replicas that died. */
    @Bean
    Ageing lanes(MongoOperations mongo) {
        return Waiting.abandoned(mongo, Clock.systemUTC());
    }

    /** @param subscribers finds whose a subscription is */
    static AggregateType<DeliveryCommand, Delivery, DeliveryEvent> type(
            Retries retries, BiFunction<SubscriptionId, MunicipalityCode, Subscriber> subscribers) {
        return AggregateType.of(DeliveryCommand.class, Delivery.class, DeliveryEvent.class)
                .collection("deliveries")
                .startingAt(id -> new Absent(DeliveryId.of(id)))
                .decidedBy(new DeliveryRules())
                .queriedBy("stage.letter.subscription")
                .knowing((stage, command, municipality) -> Facts.of(retries))
                .knowingOfEach((stage, municipality) -> stage instanceof Queued queued
                        ? Facts.NONE.whenAsked(
                                Subscriber.class,
                                () -> subscribers.apply(queued.letter().subscription(), municipality))
                        : Facts.NONE);
    }

    @Bean
    WebhookSender webhookSender(
            TimeLimiterRegistry times, Reach reach, @Value("${kyodo.webhook.origin}") String origin) {
        return new WebhookSender(times.getDefaultConfig().getTimeoutDuration(), reach, origin, Clock.systemUTC());
    }

    @Bean
    Destinations destinations(
            CircuitBreakerRegistry circuits,
            BulkheadRegistry bulkheads,
            RateLimiterRegistry rates,
            TimeLimiterRegistry times) {
        return new Destinations(circuits, bulkheads, rates, times, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    Handshakes handshakes(
            MongoOperations mongo,
            Subscriptions subscriptions,
            Destinations destinations,
            WebhookSender sender,
            TimeLimiterRegistry times,
            Clock clock) {
        return new Handshakes(
                subscriptions,
                new Waiting(mongo, Clock.systemUTC()),
                destinations,
                sender,
                clock,
                times.getDefaultConfig().getTimeoutDuration().plusSeconds(2));
    }

    @Bean
    Dispatcher dispatcher(
            MongoOperations mongo,
            Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveryAggregate,
            Subscriptions subscriptions,
            EventArchive archive,
            WebhookSender sender,
            Destinations destinations,
            Clock clock) {
        return new Dispatcher(
                deliveryAggregate,
                new Waiting(mongo, Clock.systemUTC()),
                subscriptions,
                archive,
                destinations,
                sender,
                clock);
    }

    @Bean
    DeliveryQueue deliveryQueue(
            Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveryAggregate, Dispatcher dispatcher) {
        return new DeliveryQueue(deliveryAggregate, dispatcher);
    }
}
