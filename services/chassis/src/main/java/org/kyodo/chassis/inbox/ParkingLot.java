package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.contracts.value.InvalidInput;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Records that could not be dealt with, parked by key: while one of an aggregate is here, its later ones follow, so that
 * order is kept; other aggregates flow on.
 */
public final class ParkingLot implements Indexed {
    private static final String PARKED = "parked";

    private final MongoCollection<Document> parked;
    private final MongoCollection<Document> discarded;
    private final Clock clock;
    /** Keys that had a parked record when last looked; a key not in here has none. */
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    private volatile boolean looked;

    public ParkingLot(MongoOperations mongo, Clock clock) {
        this.parked = mongo.getCollection(PARKED);
        this.discarded = mongo.getCollection("discarded");
        this.clock = clock;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(PARKED, "topic", "key", "offset"), Index.of(PARKED, "key", "topic", "offset"));
    }

    /**
     * Partitions came from another replica: before the next record it looks anew which keys are parked. Not here, for with
     * the database away a failure here would be passed over, and records would overtake parked ones.
     */
    public void refresh() {
        looked = false;
    }

    /** Whether an earlier record of the key waits here. */
    boolean holdsUp(InboxRecord received) {
        if (!looked) {
            look();
        }
        String lane = lane(received.topic(), received.key());
        if (!keys.contains(lane)) {
            return false;
        }
        boolean still = parked.find(and(lane(received), Filters.lt("offset", received.offset())))
                        .first()
                != null;
        if (!still) {
            keys.remove(lane);
        }
        return still;
    }

    private void look() {
        keys.clear();
        parked.find()
                .projection(new Document("topic", 1).append("key", 1))
                .forEach(document -> keys.add(lane(document.getString("topic"), document.getString("key"))));
        looked = true;
    }

    void park(InboxRecord received, String cause) {
        parked.updateOne(
                eq("_id", received.id()),
                new Document(
                        "$setOnInsert",
                        new Document("topic", received.topic())
                                .append("key", received.key())
                                .append("partition", received.partition())
                                .append("offset", received.offset())
                                .append("headers", headers(received))
                                .append("data", new Binary(received.data()))
                                .append("cause", cause)
                                .append("since", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
        keys.add(lane(received.topic(), received.key()));
    }

    /** What is parked, oldest first within each key. */
    public List<Parked> list(Optional<String> key, int limit) {
        Bson filter = key.<Bson>map(k -> eq("key", k)).orElseGet(Document::new);
        return parked.find(filter)
                .sort(Indexes.ascending("topic", "key", "offset"))
                .limit(limit)
                .map(ParkingLot::shown)
                .into(new ArrayList<>());
    }

    public long count() {
        return parked.countDocuments();
    }

    /** The first record parked of a key. */
    Optional<InboxRecord> first(String key) {
        return Optional.ofNullable(parked.find(eq("key", key))
                        .sort(Indexes.ascending("topic", "offset"))
                        .first())
                .map(ParkingLot::received);
    }

    /** All records parked of a key, in order. */
    List<InboxRecord> all(String key) {
        return parked.find(eq("key", key))
                .sort(Indexes.ascending("topic", "offset"))
                .map(ParkingLot::received)
                .into(new ArrayList<>());
    }

    void remove(String id) {
        parked.deleteOne(eq("_id", id));
    }

    /**
     * Gives a record up for good; it is kept with who did it and why.
     *
     * @throws InvalidInput when nothing is parked under the id
     */
    public void discard(String id, String reason, String by) {
        Document document = parked.find(eq("_id", id)).first();
        if (document == null) {
            throw new InvalidInput("id", id, "the id of a parked record");
        }
        discarded.updateOne(
                eq("_id", id),
                new Document(
                        "$setOnInsert",
                        new Document(document)
                                .append("reason", reason)
                                .append("by", by)
                                .append("discardedAt", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
        remove(id);
    }

    private static Bson lane(InboxRecord received) {
        return and(eq("topic", received.topic()), eq("key", received.key()));
    }

    private static String lane(String topic, String key) {
        return topic + "/" + key;
    }

    private static Document headers(InboxRecord received) {
        Document headers = new Document();
        received.headers()
                .forEach((name, value) -> headers.append(name.replace('.', '_').replace("$", "_"), new Binary(value)));
        return headers;
    }

    private static InboxRecord received(Document document) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        document.get("headers", Document.class).forEach((name, value) -> headers.put(name, ((Binary) value).getData()));
        return new InboxRecord(
                document.getString("topic"),
                document.get("partition", Number.class).intValue(),
                document.get("offset", Number.class).longValue(),
                document.getString("key"),
                headers,
                document.get("data", Binary.class).getData());
    }

    private static Parked shown(Document document) {
        InboxRecord received = received(document);
        Map<String, String> headers = new LinkedHashMap<>();
        received.headers().forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
        return new Parked(
                document.getString("_id"),
                received.topic(),
                received.key(),
                received.offset(),
                headers,
                new String(received.data(), StandardCharsets.UTF_8),
                document.getString("cause"),
                document.get("since", Date.class).toInstant());
    }
}
