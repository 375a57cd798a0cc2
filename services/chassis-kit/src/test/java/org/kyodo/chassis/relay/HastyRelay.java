package org.kyodo.chassis.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.failpoint.Failpoints;
import org.springframework.data.mongodb.core.MongoOperations;

/** A relay without waves: it sends all events of an aggregate at once, to show what becomes of their order. */
public final class HastyRelay extends Relay {
    public HastyRelay(
            MongoOperations mongo,
            Journal journal,
            Producer<String, byte[]> producer,
            String topic,
            Failpoints failpoints,
            MeterRegistry meters) {
        super(mongo, journal, producer, topic, failpoints, meters);
    }

    @Override
    List<Pending> inOneWave(Flow flow) {
        return List.copyOf(flow.left);
    }
}
