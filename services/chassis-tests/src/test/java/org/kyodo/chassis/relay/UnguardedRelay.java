package org.kyodo.chassis.relay;

import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.bson.conversions.Bson;
import org.kyodo.chassis.failpoint.Failpoints;
import org.springframework.data.mongodb.core.MongoOperations;

/** The relay with one of its guards taken out, to show the harm. */
public abstract class UnguardedRelay extends Relay {
    private UnguardedRelay(
            MongoOperations mongo,
            Journal journal,
            Producer<String, byte[]> producer,
            String topic,
            Failpoints failpoints,
            MeterRegistry meters) {
        super(mongo, journal, producer, topic, failpoints, meters);
    }

    /** Sends all events of an aggregate at once. */
    public static final class SendsAllAtOnce extends UnguardedRelay {
        public SendsAllAtOnce(
                MongoOperations mongo,
                Journal journal,
                Producer<String, byte[]> producer,
                String topic,
                Failpoints failpoints,
                MeterRegistry meters) {
            super(mongo, journal, producer, topic, failpoints, meters);
        }

        @Override
        int underWayAtMost() {
            return Integer.MAX_VALUE;
        }
    }

    /** Drains up to what was sent, acknowledged or not. */
    public static final class DrainsWhatWasSent extends UnguardedRelay {
        public DrainsWhatWasSent(
                MongoOperations mongo,
                Journal journal,
                Producer<String, byte[]> producer,
                String topic,
                Failpoints failpoints,
                MeterRegistry meters) {
            super(mongo, journal, producer, topic, failpoints, meters);
        }

        @Override
        long drainable(Lane lane) {
            return lane.sent;
        }
    }

    /** Drains what the broker has, in the journal or not. */
    public static final class DrainsWhatIsNotJournalled extends UnguardedRelay {
        public DrainsWhatIsNotJournalled(
                MongoOperations mongo,
                Journal journal,
                Producer<String, byte[]> producer,
                String topic,
                Failpoints failpoints,
                MeterRegistry meters) {
            super(mongo, journal, producer, topic, failpoints, meters);
        }

        @Override
        long drainable(Lane lane) {
            return lane.acknowledged;
        }
    }

    /** Empties an outbox without looking whether something came meanwhile. */
    public static final class EmptiesWithoutLooking extends UnguardedRelay {
        public EmptiesWithoutLooking(
                MongoOperations mongo,
                Journal journal,
                Producer<String, byte[]> producer,
                String topic,
                Failpoints failpoints,
                MeterRegistry meters) {
            super(mongo, journal, producer, topic, failpoints, meters);
        }

        @Override
        Bson whereLast(String id, long sequence) {
            return Filters.eq("_id", id);
        }
    }
}
