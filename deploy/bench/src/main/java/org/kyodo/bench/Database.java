package org.kyodo.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.contracts.proposal.CallEvent;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Databases of one round, dropped after it: what was measured would only burden the next one. */
record Database(MongoClient client, String name) implements AutoCloseable {
    MongoDatabase bare() {
        return client.getDatabase(name + "-bare");
    }

    MongoTemplate platform() {
        return new MongoTemplate(client, name);
    }

    /** Ticks in the platform's database, without a service around them. */
    Aggregate<Tick.Command, Tick, CallEvent> ticks(Consumer<Committed> committed) {
        Aggregate<Tick.Command, Tick, CallEvent> ticks = new Aggregate<>(
                Tick.type(),
                new Aggregate.Surroundings(
                        platform(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        code -> "0",
                        committed,
                        Failpoints.none(),
                        new SimpleMeterRegistry()));
        ticks.indexes().forEach(index -> index.create(platform()));
        return ticks;
    }

    @Override
    public void close() {
        bare().drop();
        client.getDatabase(name).drop();
    }
}
