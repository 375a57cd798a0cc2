package org.kyodo.chassis.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.broker.BrokerAccess;
import org.kyodo.chassis.broker.KafkaClients;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.inbox.Rebuilds;
import org.kyodo.chassis.inbox.Retries;
import org.kyodo.chassis.relay.OutgoingStream;
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
            KafkaClients clients) {
        return new Rebuilds(
                chassis::readModels,
                List.of(StringUtils.commaDelimitedListToStringArray(topics)),
                clients::reader,
                mongo,
                Clock.systemUTC());
    }

    /**
     * What reaches this handler may pass, for the inbox holds the rest: so it is tried again for as long as it takes, with
     * pauses far below {@code max.poll.interval.ms}. The inbox has logged it.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> untilItPasses(
            Consumption consumption, @Value("${kyodo.stop.consumers}") Duration stopsWithin) {
        return (container, destination, group) -> {
            ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
            pauses.setMaxInterval(5_000);
            pauses.setMaxElapsedTime(Long.MAX_VALUE);
            DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
            handler.setClassifications(Map.of(), true);
            handler.setLogLevel(KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setShutdownTimeout(stopsWithin.toMillis());
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

    /** What is refused to the containers stops them; as soon as it is allowed they are started again. */
    @Bean
    BrokerAccess brokerAccess(
            KafkaClients clients,
            @Value("${kyodo.service}") String service,
            @Value("${spring.cloud.stream.bindings.inbox-in-0.group}") String group,
            List<OutgoingStream> streams,
            @Value("${kyodo.listens-to:}") String topics,
            Consumption consumption) {
        return new BrokerAccess(
                clients,
                service,
                group,
                streams.stream().map(OutgoingStream::topic).toList(),
                List.of(StringUtils.commaDelimitedListToStringArray(topics)),
                consumption::restartNow);
    }

    /**
     * A service that was set up wrongly does not become ready, so that it takes the place of none that works. One that loses a
     * right later is degraded: commands are taken as before, and the events wait.
     */
    @Bean
    HealthIndicator brokerHealthIndicator(BrokerAccess access) {
        return () -> {
            Set<String> missing = access.missing();
            return missing.isEmpty()
                    ? Health.up().build()
                    : (access.wasComplete() ? Health.status("DEGRADED") : Health.outOfService())
                            .withDetail("missing", missing)
                            .build();
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
