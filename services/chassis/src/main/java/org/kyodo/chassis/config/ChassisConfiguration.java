package org.kyodo.chassis.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.RuleSets;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Claims;
import org.kyodo.chassis.aggregate.Deadlines;
import org.kyodo.chassis.aggregate.Keys;
import org.kyodo.chassis.aggregate.NamedDocuments;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.aggregate.Retention;
import org.kyodo.chassis.broker.KafkaClients;
import org.kyodo.chassis.database.IndexBuild;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.document.DocumentConfiguration;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.Inbox;
import org.kyodo.chassis.relay.Heartbeat;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Leases;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.chassis.sealing.ServiceKey;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** Puts the chassis together for a service. What a service adds: aggregates, read models, reactions and controllers. */
@AutoConfiguration
@EnableConfigurationProperties(KafkaProperties.class)
@Import({
    WebConfiguration.class,
    ConsumerConfiguration.class,
    DescriptionConfiguration.class,
    DocumentConfiguration.class
})
public class ChassisConfiguration {
    @Bean
    MongoClientSettingsBuilderCustomizer durableAndStable() {
        return DatabaseSettings::apply;
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${kyodo.clock.movable:false}") boolean movable, @Value("${kyodo.clock.start:}") String start) {
        if (!movable) {
            return Clock.systemUTC();
        }
        MovableClock clock = new MovableClock(Clock.systemUTC());
        if (!start.isEmpty()) {
            // Set later, it would first find deadlines passed that have not come yet.
            clock.moveTo(Instant.parse(start));
        }
        return clock;
    }

    @Bean
    @ConditionalOnMissingBean
    Failpoints failpoints(@Value("${" + Failpoints.VARIABLE + ":}") String setting) {
        return setting.isEmpty() ? Failpoints.none() : Failpoints.halting(setting);
    }

    @Bean
    @ConditionalOnMissingBean
    Municipalities municipalities() {
        return new Municipalities() {
            @Override
            public boolean serves(MunicipalityCode municipality) {
                return true;
            }

            @Override
            public String ruleSetVersion(MunicipalityCode municipality) {
                return "0";
            }
        };
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties properties, @Value("${kyodo.service}") String service) {
        return new KafkaClients(properties, service);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Producer<String, byte[]> relayProducer(KafkaClients clients) {
        return clients.producer();
    }

    @Bean
    Journal journal(MongoOperations mongo) {
        return new Journal(mongo);
    }

    @Bean
    Relay relay(
            MongoOperations mongo,
            Journal journal,
            Producer<String, byte[]> producer,
            @Value("${kyodo.service}") String service,
            Failpoints failpoints,
            MeterRegistry meters) {
        return new Relay(mongo, journal, producer, EventCatalogue.topicOf(service), failpoints, meters);
    }

    @Bean
    RuleSets ruleSets(
            @Value("${kyodo.service}") String service,
            Municipalities municipalities,
            MongoOperations mongo,
            Clock clock) {
        return new RuleSets(service, municipalities, mongo, clock);
    }

    @Bean
    Chassis chassis(
            MongoOperations mongo,
            Clock clock,
            Municipalities municipalities,
            RuleSets ruleSets,
            Relay relay,
            Failpoints failpoints,
            MeterRegistry meters,
            ServiceKey serviceKey,
            ObjectProvider<NamedDocuments> documents,
            @Value("${kyodo.commands-at-once}") int turns) {
        return new Chassis(new Aggregate.Surroundings(
                mongo,
                clock,
                Clock.systemUTC(),
                ruleSets::nameFor,
                relay::wake,
                failpoints,
                meters,
                new Semaphore(turns, true),
                serviceKey::fingerprint,
                documents.getIfAvailable(() -> NamedDocuments.NONE),
                municipalities::rules));
    }

    /** Of the sealing keys, where the service has some. */
    @Bean
    ServiceKey serviceKey(ObjectProvider<SealingKeys> sealing, MongoOperations mongo) {
        SealingKeys given = sealing.getIfAvailable();
        return given == null ? ServiceKey.keptIn(mongo) : new ServiceKey(given::fingerprints);
    }

    @Bean
    Numbers numbers(MongoOperations mongo) {
        return new Numbers(mongo);
    }

    @Bean
    Claims claims(MongoOperations mongo) {
        return new Claims(mongo);
    }

    @Bean
    Leases leases(MongoOperations mongo) {
        return new Leases(mongo, UUID.randomUUID().toString(), Aggregate.SHARDS, Clock.systemUTC());
    }

    /** The events of the service's aggregates; a service may declare further streams. */
    @Bean
    OutgoingStream eventsOfAggregates(
            ObjectProvider<Aggregate<?, ?, ?>> aggregates,
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            KafkaClients clients,
            Failpoints failpoints,
            MeterRegistry meters) {
        return OutgoingStream.ofAggregates(
                aggregates.stream()
                        .<Aggregate<?, ?, ?>>map(aggregate -> aggregate)
                        .toList(),
                clients::reader,
                relay,
                leases,
                mongo,
                failpoints,
                Clock.systemUTC(),
                meters);
    }

    @Bean
    Heartbeat heartbeat(List<OutgoingStream> streams, Leases leases) {
        return new Heartbeat(streams, leases);
    }

    @Bean
    Deadlines deadlines(ObjectProvider<Aggregate<?, ?, ?>> aggregates, Leases leases, MeterRegistry meters) {
        return new Deadlines(aggregates.stream().toList(), leases::held, meters);
    }

    @Bean
    Keys keys(MongoOperations mongo) {
        return new Keys(mongo, Clock.systemUTC());
    }

    /** Of the replicas the one that looks after the first shard removes. */
    @Bean
    Retention retention(
            ObjectProvider<Aggregate<?, ?, ?>> aggregates,
            ObjectProvider<Ageing> others,
            Keys keys,
            Leases leases,
            @Value("${kyodo.retention.keys}") Duration ageOfKeys,
            @Value("${kyodo.retention.every}") Duration every,
            MeterRegistry meters) {
        List<Ageing> parts = new ArrayList<>(others.stream().toList());
        parts.add(keys.ageing(ageOfKeys));
        aggregates.forEach(aggregate -> parts.addAll(aggregate.ageing(ageOfKeys)));
        return new Retention(parts, () -> leases.held().contains(0), every, meters);
    }

    @Bean
    IndexBuild indexBuild(ObjectProvider<Indexed> indexed, MongoOperations mongo, MeterRegistry meters) {
        return new IndexBuild(indexed.stream().toList(), mongo, meters);
    }

    @Bean
    ChassisLifecycle chassisLifecycle(
            MongoOperations mongo,
            IndexBuild indexes,
            List<OutgoingStream> streams,
            Heartbeat heartbeat,
            Deadlines deadlines,
            Retention retention,
            @Value("${kyodo.stop.timers}") Duration timers,
            @Value("${kyodo.stop.relays}") Duration relays) {
        return new ChassisLifecycle(mongo, indexes, streams, heartbeat, deadlines, retention, timers, relays);
    }

    /** What Spring Cloud Stream binds to the topics that the service listens to. */
    @Bean
    @ConditionalOnExpression("!'${kyodo.listens-to:}'.isEmpty()")
    Consumer<Message<byte[]>> inbox(Inbox inboxOfEvents) {
        return inboxOfEvents::accept;
    }
}
