package org.kyodo.bench;

import static com.mongodb.client.model.Filters.exists;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.proposal.CallEvent;

/**
 * Events that wait in outboxes, brought to the broker. The bare program sends what it holds in memory; the platform is handed
 * what was committed, as in a service, and empties the outboxes too.
 */
final class RelayRound implements Round {
    private static final int DOCUMENTS = 3_000;
    private static final int OF_EACH = 10;
    private static final int EVENTS = DOCUMENTS * OF_EACH;

    private final boolean bareDrains;
    private final List<String> keys = Bench.keys(DOCUMENTS);

    /** @param bareDrains whether the bare program empties the outboxes as well */
    RelayRound(boolean bareDrains) {
        this.bareDrains = bareDrains;
    }

    @Override
    public String name() {
        return bareDrains ? "relayAgainstBareThatDrains" : "relay";
    }

    @Override
    public Map<String, Object> measure(Bench bench) throws Exception {
        List<Document> bareEvents = new ArrayList<>(EVENTS);
        List<Document> bareDocuments = new ArrayList<>(DOCUMENTS);
        List<Committed> committed = new ArrayList<>(EVENTS);
        List<Document> documents = new ArrayList<>(DOCUMENTS);
        // Committed once: each round begins with a copy of the same documents.
        try (Database database = bench.database();
                Bare bare = new Bare(database.bare(), bench.bootstrap())) {
            Aggregate<Tick.Command, Tick, CallEvent> ticks = database.ticks(committed::add);
            for (int i = 0; i < EVENTS; i++) {
                bareEvents.add(bare.commit(keys.get(i % DOCUMENTS)));
                Tick.add(ticks, keys.get(i % DOCUMENTS));
            }
            database.bare().getCollection("ticks").find().into(bareDocuments);
            database.platform().getCollection("ticks").find().into(documents);
        }
        return Comparison.of(
                bench.warmUps(),
                bench.rounds(),
                () -> {
                    try (Database database = bench.database();
                            Bare bare = new Bare(database.bare(), bench.bootstrap())) {
                        database.bare().getCollection("ticks").insertMany(bareDocuments);
                        long start = System.nanoTime();
                        bare.relay(bareEvents, bareDrains);
                        return Measured.rate(EVENTS, (System.nanoTime() - start) / 1e9);
                    }
                },
                () -> {
                    try (Database database = bench.database();
                            Producer<String, byte[]> producer =
                                    Relay.producer(Map.of("bootstrap.servers", bench.bootstrap()), "kyodo-bench")) {
                        database.platform().getCollection("ticks").insertMany(documents);
                        return relayed(database, producer, committed);
                    }
                });
    }

    private static Measured relayed(Database database, Producer<String, byte[]> producer, List<Committed> committed)
            throws InterruptedException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Relay relay = new Relay(
                database.platform(),
                new Journal(database.platform()),
                producer,
                "kyodo.evaluation.events",
                Failpoints.none(),
                meters);
        Counter acked = meters.get("kyodo.relay.acked").counter();
        long start = System.nanoTime();
        relay.start();
        committed.forEach(relay::wake);
        double before = 0;
        for (int look = 1; acked.count() < EVENTS; look++) {
            Thread.sleep(5);
            if (look % 200 == 0) {
                if (acked.count() == before) {
                    // More was handed over than it keeps in memory: a service's sweep finds the rest.
                    unsent(database).forEach(id -> relay.wake("ticks", id));
                }
                before = acked.count();
            }
        }
        // What was acknowledged is drained before it stops.
        relay.stop();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!unsent(database).isEmpty()) {
            throw new IllegalStateException(
                    "outboxes that were not drained: " + unsent(database).size());
        }
        return Measured.rate(EVENTS, seconds);
    }

    /** Those that still have events to send. */
    private static List<String> unsent(Database database) {
        return database.platform()
                .getCollection("ticks")
                .find(exists("pendingSince"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }
}
