package org.kyodo.notification.publication;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.Committed;
import org.kyodo.chassis.aggregate.Outbox;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.relay.OutgoingStream;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.archive.EventTaker;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The public stream 公開ストリーム: a redacted copy of every public event of all services on one topic, for analysts and
 * citizens. Of each subject it has a sequence of its own without a gap, and the copy keeps the event's id.
 *
 * <p>What was copied of a subject and the copies that wait to be sent are one document and one write, so an event heard again
 * is not copied again; the relay brings them to the broker as it does with the events of aggregates.
 */
final class PublicStream implements EventTaker {
    static final String COLLECTION = "publicStreams";

    private final MongoCollection<Document> streams;
    private final OutgoingStream copies;
    private final Clock wallClock;
    private final Failpoints failpoints;

    PublicStream(MongoOperations mongo, OutgoingStream copies, Clock wallClock, Failpoints failpoints) {
        this.streams = mongo.getCollection(COLLECTION);
        this.copies = copies;
        this.wallClock = wallClock;
        this.failpoints = failpoints;
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
        failpoints.reach("publicstream.appended");
        copies.wake(new Committed(COLLECTION, envelope.subjectId(), outbox.drained(), List.of(copy)));
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
}
