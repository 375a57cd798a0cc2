package org.kyodo.notification.publication;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Outbox;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.chassis.relay.Leases;
import org.kyodo.chassis.relay.Relay;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.archive.EventTaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The public stream 公開ストリーム: a redacted copy of every public event of all services on one topic, for analysts and
 * citizens. Of each subject it has a sequence of its own without a gap, and the copy keeps the event's id.
 *
 * <p>What was copied of a subject and the copies that wait to be sent are one document and one write, so an event heard again
 * is not copied again; the relay brings them to the broker as it does with the events of aggregates.
 */
final class PublicStream implements EventTaker, SmartLifecycle, Indexed {
    static final String TOPIC = "kyodo.public.events";

    private static final Logger LOG = LoggerFactory.getLogger(PublicStream.class);
    private static final String COLLECTION = "publicStreams";
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final MongoCollection<Document> streams;
    private final Journal journal;
    private final Relay relay;
    private final Leases leases;
    private final Clock wallClock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-public-stream").factory());
    private volatile boolean running;

    PublicStream(MongoOperations mongo, Journal journal, Relay relay, Leases leases, Clock wallClock) {
        this.streams = mongo.getCollection(COLLECTION);
        this.journal = journal;
        this.relay = relay;
        this.leases = leases;
        this.wallClock = wallClock;
    }

    @Override
    public List<Index> indexes() {
        return Stream.concat(Stream.of(Outbox.index(COLLECTION)), journal.indexes().stream())
                .toList();
    }

    @Override
    public void take(ArchivedEvent event, Recorded<?> happened) {
        if (event.visibility() != Visibility.PUBLIC) {
            return;
        }
        Envelope envelope = happened.envelope();
        Optional<Document> known = Optional.ofNullable(streams.find(eq("_id", envelope.subjectId()))
                .projection(Projections.exclude("outbox"))
                .first());
        if (known.filter(stream -> stream.get("seen", Number.class).longValue() >= envelope.sequence())
                .isPresent()) {
            return;
        }
        Outbox outbox = known.map(Outbox::of).orElse(Outbox.EMPTY);
        if (outbox.isFull()) {
            throw new BusyException("the public stream of " + envelope.subject() + " cannot be sent");
        }
        long sequence = outbox.emitted() + 1;
        Pending copy = Pending.after(
                outbox.chain(),
                sequence,
                Redaction.headers(envelope, sequence, outbox.lastEvent()),
                Redaction.data(happened.event()));
        if (!append(envelope, outbox, copy)) {
            throw new BusyException("the public stream of " + envelope.subject() + " was changed meanwhile");
        }
        relay.wake(COLLECTION, envelope.subjectId());
    }

    private boolean append(Envelope envelope, Outbox before, Pending copy) {
        Document update = new Document("$set", new Document("seen", envelope.sequence()));
        Outbox.append(update, List.of(copy), wallClock.instant());
        var expected = and(eq("_id", envelope.subjectId()), eq("emitted", before.emitted()));
        if (before.emitted() > 0) {
            return streams.updateOne(expected, update).getMatchedCount() == 1;
        }
        Document initial = Outbox.initial(envelope.subjectId());
        update.append(
                "$setOnInsert",
                initial.append("municipality", envelope.municipality().code()));
        return ConditionalWrites.upsert(streams, expected, update);
    }

    /** Wakes the relay for what a dead replica left behind, or what could not be sent. */
    private void sweep() {
        try {
            Date before = Date.from(wallClock.instant().minus(UNDER_WAY));
            streams.find(and(lt("pendingSince", before), in("shard", leases.held())))
                    .projection(Projections.include("_id"))
                    .limit(1_000)
                    .forEach(document -> relay.wake(COLLECTION, document.getString("_id")));
        } catch (RuntimeException e) {
            LOG.warn("sweep of the public stream left out: {}", e.toString());
        }
    }

    @Override
    public void start() {
        relay.start();
        timer.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        relay.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before consumers start, and after they have stopped. */
    @Override
    public int getPhase() {
        return 1;
    }
}
