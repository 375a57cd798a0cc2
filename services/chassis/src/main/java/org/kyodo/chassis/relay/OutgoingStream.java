package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.aggregate.Outbox;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.failpoint.Failpoints;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Events that go out of a service on one topic: the collections whose documents have an outbox, and the relay that empties
 * them. A service has one for its aggregates and may declare more, as beans.
 */
public final class OutgoingStream implements Indexed {
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    private final List<String> collections;
    private final Relay relay;
    private final Republication republication;
    private final Optional<Recovery> recovery;
    private final Leases leases;
    private final MongoOperations mongo;
    private final Clock wallClock;
    private volatile long pending;
    private volatile Duration age = Duration.ZERO;

    public OutgoingStream(
            List<String> collections,
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Failpoints failpoints,
            Clock wallClock,
            MeterRegistry meters) {
        this(collections, Optional.empty(), relay, leases, mongo, failpoints, wallClock, meters);
    }

    /**
     * Of aggregates, which can be brought forward to what the topic knows of them.
     *
     * @param readers each a new consumer, without a group
     */
    public static OutgoingStream ofAggregates(
            List<Aggregate<?, ?, ?>> aggregates,
            Supplier<Consumer<byte[], byte[]>> readers,
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Failpoints failpoints,
            Clock wallClock,
            MeterRegistry meters) {
        return new OutgoingStream(
                aggregates.stream().map(Aggregate::collection).toList(),
                Optional.of(new Recovery(aggregates, readers, relay, leases, mongo, failpoints, wallClock, meters)),
                relay,
                leases,
                mongo,
                failpoints,
                wallClock,
                meters);
    }

    private OutgoingStream(
            List<String> collections,
            Optional<Recovery> recovery,
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Failpoints failpoints,
            Clock wallClock,
            MeterRegistry meters) {
        this.collections = List.copyOf(collections);
        this.relay = relay;
        this.republication = new Republication(relay, leases, mongo, failpoints, wallClock, meters);
        this.recovery = recovery;
        this.leases = leases;
        this.mongo = mongo;
        this.wallClock = wallClock;
        Tags topic = Tags.of("topic", relay.topic());
        Gauge.builder("kyodo.outbox.pending", () -> pending)
                .description(
                        "documents with events that the broker does not have yet, counted to 1,000 of each collection")
                .tags(topic)
                .register(meters);
        Gauge.builder("kyodo.outbox.age", () -> age.toMillis() / 1000.0)
                .description("how long the oldest of them has waited, in seconds")
                .baseUnit("seconds")
                .tags(topic)
                .register(meters);
        Gauge.builder("kyodo.relay.held", () -> relay.isHeld() ? 1 : 0)
                .description(
                        "1 while the relay sends nothing because an operator asked for something that needs it to stand still")
                .tags(topic)
                .register(meters);
    }

    @Override
    public List<Index> indexes() {
        return Stream.concat(collections.stream().map(Outbox::index), journal().indexes().stream())
                .toList();
    }

    public String topic() {
        return relay.topic();
    }

    public Journal journal() {
        return relay.journal();
    }

    public Republication republication() {
        return republication;
    }

    /** Empty for a stream of something else than aggregates. */
    public Optional<Recovery> recovery() {
        return recovery;
    }

    /** Whether its relay works; one that ended by an error of the machine needs a new process. */
    public boolean works() {
        return relay.works();
    }

    /** How many documents have events waiting, as of the last sweep; counted to 1,000 of each collection. */
    public long pending() {
        return pending;
    }

    /** How long the oldest of them has waited, as of the last sweep. */
    public Duration age() {
        return age;
    }

    /** Takes over what was just committed. */
    public void wake(Committed committed) {
        relay.wake(committed);
    }

    public void start() {
        work().forEach(HeldWork::start);
        recovery.ifPresent(Recovery::start);
        holdOrLetGo();
        relay.start();
    }

    /** Stops what it does besides relaying: republication, recovery. */
    public void stopWork() {
        work().forEach(HeldWork::stop);
    }

    /** Sends what it was woken for, and stops. */
    public void stop() {
        stopWork();
        relay.stop();
    }

    void beat() {
        holdOrLetGo();
        work().forEach(HeldWork::beat);
        recovery.ifPresent(Recovery::beat);
        sweep();
    }

    private List<HeldWork> work() {
        return Stream.concat(Stream.of(republication.held()), recovery.stream().map(Recovery::held))
                .toList();
    }

    private void holdOrLetGo() {
        // Each is asked, for each has to know.
        relay.hold(work().stream().filter(HeldWork::isRunning).count() > 0);
    }

    /** Wakes the relay for what a dead replica left behind in its shards, and measures what waits in all. */
    private void sweep() {
        Instant now = wallClock.instant();
        long waiting = 0;
        Instant oldest = now;
        for (String collection : collections) {
            for (Document document : waiting(collection, and(in("shard", Aggregate.ALL_SHARDS), exists("pendingSince")))
                    .limit(AT_ONCE)) {
                waiting++;
                Instant since = document.get("pendingSince", Date.class).toInstant();
                oldest = since.isBefore(oldest) ? since : oldest;
            }
            // What waits for less is most likely under way.
            Bson leftBehind = and(in("shard", leases.held()), lt("pendingSince", Date.from(now.minus(UNDER_WAY))));
            try (MongoCursor<Document> left = waiting(collection, leftBehind).iterator()) {
                // The limit counts those alone that the relay does not know: what is stuck must not hide the rest.
                for (int woken = 0; woken < AT_ONCE && left.hasNext(); ) {
                    String id = left.next().getString("_id");
                    if (!relay.knows(collection, id)) {
                        relay.wake(collection, id);
                        woken++;
                    }
                }
            }
        }
        pending = waiting;
        age = Duration.between(oldest, now);
    }

    private FindIterable<Document> waiting(String collection, Bson filter) {
        return mongo.getCollection(collection)
                .find(filter)
                .projection(new Document("pendingSince", 1))
                .sort(new Document("pendingSince", 1));
    }
}
