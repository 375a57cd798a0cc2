package org.kyodo.notification.publication;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Leases;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
    /** Journal and relay are its own, for the copies go to another topic than the events of this service. */
    @Bean
    OutgoingStream publicEvents(
            MongoOperations mongo,
            Producer<String, byte[]> producer,
            Leases leases,
            Failpoints failpoints,
            MeterRegistry meters) {
        Journal journal = new Journal(mongo, "publicJournal");
        Relay relay = new Relay(mongo, journal, producer, Topics.PUBLIC, failpoints, meters);
        return new OutgoingStream(
                List.of(PublicStream.COLLECTION), relay, leases, mongo, failpoints, Clock.systemUTC(), meters);
    }

    @Bean
    PublicStream publicStream(MongoOperations mongo, OutgoingStream publicEvents, Failpoints failpoints) {
        return new PublicStream(mongo, publicEvents, Clock.systemUTC(), failpoints);
    }
}
