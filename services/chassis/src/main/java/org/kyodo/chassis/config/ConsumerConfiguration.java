package org.kyodo.chassis.config;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.kyodo.chassis.inbox.ParkingLot;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** How the inbox is fed: the one place where it is said what happens when dealing with a record fails. */
@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {
    /** Notes that partitions were assigned, once: from then on the service hears of events. */
    static final class Assignment implements ConsumerAwareRebalanceListener {
        private final ParkingLot parkingLot;
        private final Set<TopicPartition> ever = ConcurrentHashMap.newKeySet();

        Assignment(ParkingLot parkingLot) {
            this.parkingLot = parkingLot;
        }

        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            parkingLot.refresh();
            ever.addAll(partitions);
        }

        boolean came() {
            return !ever.isEmpty();
        }
    }

    @Bean
    Assignment assignment(ParkingLot parkingLot) {
        return new Assignment(parkingLot);
    }

    /**
     * What reaches this handler may pass, for the inbox parks the rest: so it is tried again for as long as it takes, with
     * pauses far below {@code max.poll.interval.ms}.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> untilItPasses(Assignment assignment) {
        return (container, destination, group) -> {
            ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
            pauses.setMaxInterval(5_000);
            pauses.setMaxElapsedTime(Long.MAX_VALUE);
            DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
            handler.setClassifications(java.util.Map.of(), true);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setConsumerRebalanceListener(assignment);
        };
    }

    /** Ready when the first partitions have been assigned, or when the service listens to nothing. */
    @Bean
    HealthIndicator consumerHealthIndicator(Assignment assignment, @Value("${kyodo.listens-to:}") String topics) {
        return () -> topics.isEmpty() || assignment.came()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("expected", "partitions of " + topics)
                        .build();
    }
}
