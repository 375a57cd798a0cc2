package org.kyodo.notification.delivery;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.value.DeliveryId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.notification.archive.EventArchive;
import org.kyodo.notification.delivery.Delivery.Absent;
import org.kyodo.notification.delivery.Delivery.Queued;
import org.kyodo.notification.subscription.Subscriptions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    @Bean
    Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveryAggregate(
            Chassis chassis, Subscriptions subscriptions, @Value("${kyodo.webhook.retries}") List<Duration> pauses) {
        Retries retries = new Retries(pauses);
        return chassis.aggregate(AggregateType.of(DeliveryCommand.class, Delivery.class, DeliveryEvent.class)
                .collection("deliveries")
                .startingAt(id -> new Absent(DeliveryId.of(id)))
                .decidedBy(new DeliveryRules())
                .knowing((stage, command, municipality) ->
                        Facts.of(retries, subscriber(stage, municipality, subscriptions))));
    }

    @Bean
    WebhookSender webhookSender(
            TimeLimiterRegistry times, @Value("${kyodo.webhook.allow-private:false}") boolean privateAddresses) {
        return new WebhookSender(times.getDefaultConfig().getTimeoutDuration(), privateAddresses, Clock.systemUTC());
    }

    @Bean
    Dispatcher dispatcher(
            MongoOperations mongo,
            Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveryAggregate,
            Subscriptions subscriptions,
            EventArchive archive,
            WebhookSender sender,
            CircuitBreakerRegistry circuits,
            BulkheadRegistry bulkheads,
            RateLimiterRegistry rates,
            TimeLimiterRegistry times,
            Clock clock) {
        return new Dispatcher(
                deliveryAggregate,
                new Waiting(mongo, Clock.systemUTC()),
                subscriptions,
                archive,
                new Destinations(circuits, bulkheads, rates, times, Executors.newVirtualThreadPerTaskExecutor()),
                sender,
                clock);
    }

    @Bean
    DeliveryQueue deliveryQueue(
            Aggregate<DeliveryCommand, Delivery, DeliveryEvent> deliveryAggregate, Dispatcher dispatcher) {
        return new DeliveryQueue(deliveryAggregate, dispatcher);
    }

    private static Subscriber subscriber(
            Delivery delivery, MunicipalityCode municipality, Subscriptions subscriptions) {
        return delivery instanceof Queued queued
                ? new Subscriber(
                        subscriptions.departmentOf(queued.letter().subscription(), municipality),
                        subscriptions
                                .webhook(queued.letter().subscription(), municipality)
                                .isPresent())
                : new Subscriber(Optional.empty(), false);
    }
}
