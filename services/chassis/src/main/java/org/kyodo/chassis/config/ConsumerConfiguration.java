package org.kyodo.chassis.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Rebuilds;
import org.kyodo.chassis.inbox.Retries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.StringUtils;
import org.springframework.util.backoff.ExponentialBackOff;

/** How the inbox is fed: the one place where it is said what happens when dealing with a record fails. */
@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerConfiguration.class);

    @Bean
    Inbox inboxOfEvents(
            ObjectProvider<EventHandler> handlers,
            MongoOperations mongo,
            @Value("${kyodo.inbox-parking-limit}") int parkingLimit,
            Failpoints failpoints,
            MeterRegistry meters) {
        return new Inbox(handlers.orderedStream().toList(), mongo, Clock.systemUTC(), parkingLimit, failpoints, meters);
    }

    @Bean
    Retries retries(Inbox inboxOfEvents, MeterRegistry meters) {
        return new Retries(inboxOfEvents, Clock.systemUTC(), meters);
    }

    @Bean
    Consumption consumption(Inbox inboxOfEvents, Retries retries) {
        return new Consumption(inboxOfEvents, retries, Clock.systemUTC());
    }

    @Bean
    Rebuilds rebuilds(
            Chassis chassis,
            MongoOperations mongo,
            @Value("${kyodo.listens-to:}") String topics,
            @Value("${kyodo.kafka.bootstrap}") String bootstrap) {
        return new Rebuilds(
                chassis::readModels,
                List.of(StringUtils.commaDelimitedListToStringArray(topics)),
                () -> reader(bootstrap),
                mongo,
                Clock.systemUTC());
    }

    /** Reads topics from end to end, in no group and with nothing committed. */
    static KafkaConsumer<byte[], byte[]> reader(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        256 * 1024,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * What reaches this handler may pass, for the inbox holds the rest: so it is tried again for as long as it takes, with
     * pauses far below {@code max.poll.interval.ms}. The inbox has logged it.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> untilItPasses(Consumption consumption) {
        return (container, destination, group) -> {
            ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
            pauses.setMaxInterval(5_000);
            pauses.setMaxElapsedTime(Long.MAX_VALUE);
            DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
            handler.setClassifications(Map.of(), true);
            handler.setLogLevel(KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            // A position that was not written down only brings records again, which the inbox knows; so nothing waits
            // for it.
            container.getContainerProperties().setSyncCommits(false);
            container.getContainerProperties().setCommitCallback((offsets, failure) -> {
                if (failure != null) {
                    LOG.debug("{} is not written down: {}", offsets, failure.toString());
                }
            });
            consumption.watch(container);
        };
    }

    /**
     * Ready while it listens, or when it listens to nothing. While consumption pauses it is degraded, not unready: commands are
     * taken as before.
     */
    @Bean
    HealthIndicator consumerHealthIndicator(
            Consumption consumption, Inbox inboxOfEvents, @Value("${kyodo.listens-to:}") String topics) {
        return () -> {
            if (!topics.isEmpty() && !consumption.listens()) {
                return Health.outOfService()
                        .withDetail("expected", "partitions of " + topics)
                        .build();
            }
            return inboxOfEvents
                    .paused()
                    .map(pause -> Health.status("DEGRADED")
                            .withDetail("paused", pause.fault())
                            .withDetail("since", pause.since().toString())
                            .withDetail("nextTry", pause.nextTry().toString())
                            .build())
                    .orElseGet(() -> Health.up().build());
        };
    }
}
