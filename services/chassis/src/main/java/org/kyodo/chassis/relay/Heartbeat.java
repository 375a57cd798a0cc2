package org.kyodo.chassis.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.FindIterable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Once a second: renews the leases, sweeps the outboxes of its shards for what a dead replica left behind, and measures what
 * waits.
 */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    private final List<Aggregate<?, ?, ?>> aggregates;
    private final Relay relay;
    private final Leases leases;
    private final MongoOperations mongo;
    private final Clock wallClock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-heartbeat").factory());
    private volatile long pending;
    private volatile double age;

    public Heartbeat(
            List<Aggregate<?, ?, ?>> aggregates,
            Relay relay,
            Leases leases,
            MongoOperations mongo,
            Clock wallClock,
            MeterRegistry meters) {
        this.aggregates = List.copyOf(aggregates);
        this.relay = relay;
        this.leases = leases;
        this.mongo = mongo;
        this.wallClock = wallClock;
        Gauge.builder("kyodo.outbox.pending", () -> pending)
                .description("aggregates with events that the broker does not have yet, counted to 1,000 of each type")
                .register(meters);
        Gauge.builder("kyodo.outbox.age", () -> age)
                .description("how long the oldest of them has waited, in seconds")
                .baseUnit("seconds")
                .register(meters);
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::beat, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Beats now, out of turn: the clock was moved. */
    public void beatNow() {
        timer.execute(this::beat);
    }

    public void stop() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
            leases.resign();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("leases run out by themselves: {}", e.toString());
        }
    }

    /** How many aggregates have events waiting, as of the last beat. */
    public long pending() {
        return pending;
    }

    /** How long the oldest of them has waited, as of the last beat. */
    public Duration age() {
        return Duration.ofMillis((long) (age * 1000));
    }

    private void beat() {
        try {
            leases.heartbeat();
            List<Integer> shards = leases.held();
            Instant now = wallClock.instant();
            long waiting = 0;
            Instant oldest = now;
            for (Aggregate<?, ?, ?> aggregate : aggregates) {
                for (Document document : waiting(aggregate.collection(), Aggregate.ALL_SHARDS)) {
                    waiting++;
                    Instant since = document.get("pendingSince", Date.class).toInstant();
                    oldest = since.isBefore(oldest) ? since : oldest;
                }
                for (Document document : waiting(aggregate.collection(), shards)) {
                    // What waits for less is most likely under way.
                    if (document.get("pendingSince", Date.class).toInstant().isBefore(now.minus(EVERY))) {
                        relay.wake(aggregate.collection(), document.getString("_id"));
                    }
                }
            }
            pending = waiting;
            age = Duration.between(oldest, now).toMillis() / 1000.0;
        } catch (RuntimeException e) {
            LOG.warn("heartbeat left out: {}", e.toString());
        }
    }

    private FindIterable<Document> waiting(String collection, List<Integer> shards) {
        return mongo.getCollection(collection)
                .find(and(in("shard", shards), exists("pendingSince")))
                .projection(new Document("pendingSince", 1))
                .sort(new Document("pendingSince", 1))
                .limit(AT_ONCE);
    }
}
