package org.kyodo.notification.publication;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Pending;
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
final class PublicStream implements EventTaker, SmartLifecycle {
    static final String TOPIC = "kyodo.public.events";

    private static final Logger LOG = LoggerFactory.getLogger(PublicStream.class);
    private static final String COLLECTION = "publicStreams";
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    /** Above this many copies waiting, the broker is away, and no more events are heard. */
    private static final int OUTBOX_CAP = 100;

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
    public void take(ArchivedEvent event, Recorded<?> happened) {
        if (event.visibility() != Visibility.PUBLIC) {
            return;
        }
        Envelope envelope = happened.envelope();
        Document known = streams.find(eq("_id", envelope.subjectId()))
                .projection(Projections.exclude("outbox"))
                .first();
        long emitted = number(known, "emitted");
        if (envelope.sequence() <= number(known, "seen")) {
            return;
        }
        if (emitted - number(known, "drained") >= OUTBOX_CAP) {
            throw new BusyException("the public stream of " + envelope.subject() + " cannot be sent");
        }
        Pending copy = Pending.after(
                known == null ? "" : known.getString("chain"),
                emitted + 1,
                Redaction.headers(
                        envelope,
                        emitted + 1,
                        Optional.ofNullable(known).map(document -> document.getString("lastEvent"))),
                Redaction.data(happened.event()));
        if (!append(envelope, emitted, copy)) {
            throw new BusyException("the public stream of " + envelope.subject() + " was changed meanwhile");
        }
        relay.wake(COLLECTION, envelope.subjectId());
    }

    private boolean append(Envelope envelope, long emitted, Pending copy) {
        Document update = new Document(
                        "$set",
                        new Document("seen", envelope.sequence())
                                .append("chain", copy.hash())
                                .append("lastEvent", envelope.id().toString()))
                .append("$inc", new Document("emitted", 1L))
                .append("$push", new Document("outbox", copy.toDocument()))
                .append("$min", new Document("pendingSince", Date.from(wallClock.instant())));
        var expected = and(eq("_id", envelope.subjectId()), eq("emitted", emitted));
        if (emitted > 0) {
            return streams.updateOne(expected, update).getMatchedCount() == 1;
        }
        update.append(
                "$setOnInsert",
                new Document("municipality", envelope.municipality().code())
                        .append("drained", 0L)
                        .append("shard", Math.floorMod(envelope.subjectId().hashCode(), Aggregate.SHARDS)));
        try {
            return streams.updateOne(expected, update, new UpdateOptions().upsert(true))
                            .getUpsertedId()
                    != null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static long number(Document document, String field) {
        return document == null ? 0 : document.get(field, Number.class).longValue();
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
        streams.createIndex(
                Indexes.ascending("pendingSince"),
                new IndexOptions()
                        .partialFilterExpression(new Document("pendingSince", new Document("$exists", true))));
        journal.createIndexes();
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
