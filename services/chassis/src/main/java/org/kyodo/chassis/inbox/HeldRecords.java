package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.inbox.Held.State;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Wording;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Records that could not be dealt with when they came, lane by lane: while one of a lane is here, its later ones follow, so
 * that order is kept; other lanes flow on.
 *
 * <p>A lane is in the order of its events' sequence; of two records with the same, the one that came first is first. What
 * happens to a lane is said by its first record alone: {@code PARKED} waits for an operator, {@code WAITING} is tried again
 * by whoever claims it first once its time has come. There is no record of a lane itself, so none can be left behind.
 *
 * <p>Every step may be the last one before a crash: a record is removed only after it had its effect, and the one behind it
 * is woken before that.
 */
final class HeldRecords {
    /** For so long nobody else tries a record that somebody tries. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    private static final String HELD = "held";
    private static final Bson IN_ORDER = Indexes.ascending("sequence", "arrived", "offset");
    private static final String BEHIND = "waits behind an earlier record";
    private static final int MOST_DUE = 100;

    private final MongoCollection<Document> held;
    private final MongoCollection<Document> discarded;
    private final MongoCollection<Document> replays;
    private final Clock clock;
    private final Failpoints failpoints;
    /** Lanes that held a record when last looked, or since; of the partitions owned here, one not in here holds none. */
    private final Set<Lane> lanes = ConcurrentHashMap.newKeySet();

    private volatile boolean looked;

    HeldRecords(MongoOperations mongo, Clock clock, Failpoints failpoints) {
        this.held = mongo.getCollection(HELD);
        this.discarded = mongo.getCollection("discarded");
        this.replays = mongo.getCollection("replays");
        this.clock = clock;
        this.failpoints = failpoints;
    }

    List<Index> indexes() {
        return List.of(
                Index.of(HELD, "topic", "key", "sequence", "arrived", "offset"),
                Index.of(HELD, "key", "topic", "sequence", "arrived", "offset"),
                Index.of(HELD, "state", "topic", "key", "sequence", "arrived", "offset"),
                Index.of(HELD, "municipality", "topic", "key", "sequence", "arrived", "offset"),
                Index.of(HELD, "municipality", "key", "topic", "sequence", "arrived", "offset"),
                Index.of(HELD, "municipality", "state", "topic", "key", "sequence", "arrived", "offset"),
                Index.of(HELD, "state", "retryAt"),
                Index.of(HELD, "state", "kind", "arrived"),
                Index.of(HELD, "replay", "state"));
    }

    /** A record that is the first of its lane and that nobody else tries now. */
    record Claimed(String id, InboxRecord received, int attempts, boolean passedOver, boolean resumedAt) {}

    // -- as records come

    /**
     * Partitions came from another replica: before the next record it looks anew which lanes hold records. Not here, for
     * with the database away a failure here would be passed over, and records would overtake held ones.
     */
    void partitionsAssigned() {
        looked = false;
    }

    /**
     * Keeps the record if it is held already or one before it in its lane is.
     *
     * @return whether it did
     */
    boolean queue(InboxRecord received) {
        look();
        if (!lanes.contains(received.lane())) {
            return false;
        }
        String id = received.id();
        if (!isBehind(id, received)) {
            if (first(received.lane()).isEmpty()) {
                lanes.remove(received.lane());
            }
            return false;
        }
        failpoints.reach("inbox.queueing");
        insert(received, State.BEHIND, new Document("fault", "").append("cause", BEHIND));
        failpoints.reach("inbox.queued");
        // What it was behind may be gone meanwhile, with nobody left to wake this one.
        wakeFirst(received.lane());
        return true;
    }

    private boolean isBehind(String id, InboxRecord received) {
        Bson before = received.sequence()
                .<Bson>map(sequence -> or(eq("_id", id), lte("sequence", sequence)))
                .orElseGet(Document::new);
        return held.find(and(inLane(received.lane()), before))
                        .projection(new Document("_id", 1))
                        .first()
                != null;
    }

    /** Holds a record that nothing before it holds up. */
    void hold(InboxRecord received, State state, Failure failure, Duration retryAfter) {
        Document why = told(failure);
        if (state == State.WAITING) {
            why.append("retryAt", Date.from(clock.instant().plus(retryAfter)));
        }
        insert(received, state, why);
    }

    private void insert(InboxRecord received, State state, Document why) {
        lanes.add(received.lane());
        Document document = new Document("topic", received.topic())
                .append("key", received.key())
                .append("partition", received.partition())
                .append("offset", received.offset())
                .append("sequence", received.sequence().orElseGet(() -> lastSequence(received.lane())))
                .append("arrived", Date.from(clock.instant()))
                .append("headers", headers(received))
                .append("data", new Binary(received.data()))
                .append("state", state.name())
                .append("attempts", 0);
        received.municipality().ifPresent(municipality -> document.append("municipality", municipality.code()));
        document.putAll(why);
        held.updateOne(
                eq("_id", received.id()), new Document("$setOnInsert", document), new UpdateOptions().upsert(true));
    }

    private static Document told(Failure failure) {
        return new Document("kind", failure.kind().name())
                .append("fault", failure.fault())
                .append("cause", failure.exception().toString());
    }

    private long lastSequence(Lane lane) {
        Document last =
                held.find(inLane(lane)).sort(Indexes.descending("sequence")).first();
        return last == null ? 0 : last.get("sequence", Number.class).longValue();
    }

    /**
     * A record of the lane had its effect, so one that waited for it can go on.
     *
     * @return whether one can
     */
    boolean cameThrough(Lane lane) {
        if (!lanes.contains(lane)) {
            return false;
        }
        Optional<Document> waiting = first(lane).filter(first -> state(first) != State.PARKED);
        waiting.ifPresent(first -> held.updateOne(
                and(eq("_id", first.getString("_id")), ne("state", State.PARKED.name())), wokenAt(clock.instant())));
        return waiting.isPresent();
    }

    /** Whether this record was given up before, and now came again. */
    boolean wasDiscarded(InboxRecord received) {
        return discarded.find(eq("_id", received.id())).first() != null;
    }

    /** Looks which lanes hold records, unless it knows; wakes lanes that a crash left asleep. */
    synchronized void look() {
        if (looked) {
            return;
        }
        lanes.clear();
        Lane last = null;
        for (Document document : held.find()
                .sort(Indexes.ascending("topic", "key", "sequence", "arrived", "offset"))
                .projection(new Document("topic", 1).append("key", 1).append("state", 1))) {
            Lane lane = lane(document);
            if (!lane.equals(last) && state(document) == State.BEHIND) {
                wake(document.getString("_id"));
            }
            lanes.add(lane);
            last = lane;
        }
        looked = true;
    }

    // -- as they are tried again

    /** Records whose time has come; each is tried by whoever claims it. */
    List<String> due() {
        return held.find(and(eq("state", State.WAITING.name()), lte("retryAt", Date.from(clock.instant()))))
                .sort(Indexes.ascending("retryAt"))
                .projection(new Document("_id", 1))
                .limit(MOST_DUE)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** Claims a record that is due. Empty when another has claimed it, or when it is not the first of its lane. */
    Optional<Claimed> claim(String id) {
        Date now = Date.from(clock.instant());
        Document document = held.findOneAndUpdate(
                and(eq("_id", id), eq("state", State.WAITING.name()), lte("retryAt", now)),
                set("retryAt", Date.from(clock.instant().plus(CLAIM))));
        if (document == null) {
            return Optional.empty();
        }
        failpoints.reach("inbox.claimed");
        Lane lane = lane(document);
        lanes.add(lane);
        Document first = first(lane).orElse(document);
        if (!first.getString("_id").equals(id)) {
            held.updateOne(
                    and(eq("_id", id), eq("state", State.WAITING.name())),
                    combine(set("state", State.BEHIND.name()), unset("retryAt")));
            // The first may have gone in between, and found this one still waiting.
            wakeFirst(lane);
            return Optional.empty();
        }
        return Optional.of(claimed(document));
    }

    /**
     * It had its effect: it goes, and the next of its lane is due. First that one is woken, then this one goes, so that a crash
     * in between leaves a lane that is tried again.
     */
    void done(Claimed claimed) {
        Lane lane = claimed.received().lane();
        held.find(and(inLane(lane), ne("_id", claimed.id())))
                .sort(IN_ORDER)
                .limit(1)
                .forEach(next -> wake(next.getString("_id")));
        failpoints.reach("inbox.woken");
        held.deleteOne(eq("_id", claimed.id()));
    }

    /** The first of a lane, due now, unless it is parked or there is none. */
    Optional<String> next(Lane lane) {
        // What came after the wake above, and what waited for the record that went.
        return cameThrough(lane) ? first(lane).map(first -> first.getString("_id")) : Optional.empty();
    }

    /** It failed again: it waits for its next try or for an operator. */
    void failed(Claimed claimed, State state, Failure failure, Duration retryAfter) {
        Document set = told(failure).append("state", state.name());
        if (state == State.WAITING) {
            set.append("retryAt", Date.from(clock.instant().plus(retryAfter)));
        }
        Document update = new Document("$set", set).append("$inc", new Document("attempts", 1));
        if (state != State.WAITING) {
            update.append("$unset", new Document("retryAt", ""));
        }
        // An operator may have given it up while it was tried: then it is not parked, but due.
        Bson asTried =
                claimed.passedOver() ? eq("_id", claimed.id()) : and(eq("_id", claimed.id()), ne("discard", true));
        if (held.updateOne(asTried, update).getMatchedCount() == 0) {
            failpoints.reach("inbox.givenup");
            held.updateOne(eq("_id", claimed.id()), wokenAt(clock.instant()));
        }
    }

    /** It could not be tried for a reason that is not its own. */
    void postpone(Claimed claimed, Duration retryAfter) {
        held.updateOne(
                and(eq("_id", claimed.id()), eq("state", State.WAITING.name())),
                set("retryAt", Date.from(clock.instant().plus(retryAfter))));
    }

    /** Keeps what an operator gave up, with who did it and why. */
    void keepDiscarded(Claimed claimed) {
        Document document = held.find(eq("_id", claimed.id())).first();
        if (document != null) {
            List.of("_id", "state", "retryAt", "discard").forEach(document::remove);
            discarded.updateOne(
                    eq("_id", claimed.id()), new Document("$setOnInsert", document), new UpdateOptions().upsert(true));
        }
    }

    // -- as operators look and act

    private static Bson within(Operator operator) {
        return operator.municipality()
                .<Bson>map(municipality -> eq("municipality", municipality.code()))
                .orElseGet(Document::new);
    }

    private static Bson meant(Selection selection, Operator operator) {
        Bson which = selection
                .key()
                .<Bson>map(key -> eq("key", key))
                .or(() -> selection.fault().map(fault -> eq("fault", fault)))
                .orElseGet(Document::new);
        return and(within(operator), eq("state", State.PARKED.name()), which);
    }

    /** Held records, in the order of each lane. */
    List<Held> list(Operator operator, Optional<String> key, Optional<State> state, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(within(operator));
        key.ifPresent(k -> filters.add(eq("key", k)));
        state.ifPresent(s -> filters.add(eq("state", s.name())));
        return held.find(and(filters))
                .sort(Indexes.ascending("topic", "key", "sequence", "arrived", "offset"))
                .limit(limit)
                .map(HeldRecords::shown)
                .into(new ArrayList<>());
    }

    /** The lanes that a selection means: those in which a record of it waits for an operator. */
    List<Lane> parkedLanes(Selection selection, Operator operator) {
        return held
                .find(meant(selection, operator))
                .sort(Indexes.ascending("topic", "key", "sequence", "arrived", "offset"))
                .projection(new Document("topic", 1).append("key", 1))
                .map(HeldRecords::lane)
                .into(new ArrayList<>())
                .stream()
                .distinct()
                .toList();
    }

    List<Claimed> inOrder(Lane lane) {
        return held.find(inLane(lane)).sort(IN_ORDER).map(HeldRecords::claimed).into(new ArrayList<>());
    }

    /** Lets the parked records of a selection be tried again, now. */
    void release(Selection selection, String replay, Operator operator) {
        long lanes = parkedLanes(selection, operator).size();
        replays.insertOne(new Document("_id", replay)
                .append("lanes", lanes)
                .append("by", operator.account())
                .append(
                        "municipality",
                        operator.municipality().map(MunicipalityCode::code).orElse(null))
                .append("at", Date.from(clock.instant())));
        failpoints.reach("inbox.releasing");
        held.updateMany(meant(selection, operator), combine(wokenAt(clock.instant()), set("replay", replay)));
    }

    Optional<HeldReplay> replay(String id, Operator operator) {
        return Optional.ofNullable(
                        replays.find(and(eq("_id", id), within(operator))).first())
                .map(replay -> new HeldReplay(
                        id,
                        replay.get("lanes", Number.class).longValue(),
                        held.countDocuments(and(eq("replay", id), ne("state", State.PARKED.name()))),
                        held.countDocuments(and(eq("replay", id), eq("state", State.PARKED.name())))));
    }

    /**
     * Marks a record as given up: in its turn it is passed over, and kept with who gave it up and why.
     *
     * @throws InvalidInput when nothing is held under the id
     */
    void discard(String id, String reason, Operator operator) {
        mark(id, operator, combine(set("discard", true), set("reason", reason)));
    }

    /** Marks a record as the next of its stream, whatever came before it. @throws InvalidInput as {@link #discard} */
    void resumeAt(String id, String reason, Operator operator) {
        mark(id, operator, combine(set("resume", true), set("reason", reason)));
    }

    private void mark(String id, Operator operator, Bson mark) {
        // Wherever it stands in its lane, it is no longer its own turn to wait for an operator.
        Document document = held.findOneAndUpdate(
                and(eq("_id", id), within(operator)),
                combine(
                        mark,
                        set("by", operator.account()),
                        set("decidedAt", Date.from(clock.instant())),
                        set("state", State.BEHIND.name()),
                        unset("retryAt")));
        if (document == null) {
            throw new InvalidInput("id", id, Wording.HELD_RECORD.of());
        }
        failpoints.reach("inbox.marked");
        wakeFirst(lane(document));
    }

    long count(State state) {
        return held.countDocuments(eq("state", state.name()));
    }

    /** Since when the oldest of those waits that wait for this. */
    Optional<Instant> oldest(FailureKind kind) {
        return Optional.ofNullable(held.find(and(eq("state", State.WAITING.name()), eq("kind", kind.name())))
                        .sort(Indexes.ascending("arrived"))
                        .first())
                .map(document -> document.getDate("arrived").toInstant());
    }

    // -- documents

    private Optional<Document> first(Lane lane) {
        return Optional.ofNullable(held.find(inLane(lane)).sort(IN_ORDER).first());
    }

    private void wakeFirst(Lane lane) {
        first(lane).filter(first -> state(first) == State.BEHIND).ifPresent(first -> wake(first.getString("_id")));
    }

    private void wake(String id) {
        held.updateOne(and(eq("_id", id), eq("state", State.BEHIND.name())), wokenAt(clock.instant()));
    }

    private static Bson wokenAt(Instant now) {
        return combine(set("state", State.WAITING.name()), set("retryAt", Date.from(now)));
    }

    private static Bson inLane(Lane lane) {
        return and(eq("topic", lane.topic()), eq("key", lane.key()));
    }

    private static Lane lane(Document document) {
        return new Lane(document.getString("topic"), document.getString("key"));
    }

    private static State state(Document document) {
        return State.valueOf(document.getString("state"));
    }

    private static Document headers(InboxRecord received) {
        Document headers = new Document();
        received.headers()
                .forEach((name, value) -> headers.append(name.replace('.', '_').replace("$", "_"), new Binary(value)));
        return headers;
    }

    private static Claimed claimed(Document document) {
        return new Claimed(
                document.getString("_id"),
                received(document),
                document.get("attempts", Number.class).intValue(),
                document.getBoolean("discard", false),
                document.getBoolean("resume", false));
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

    private static Held shown(Document document) {
        InboxRecord received = received(document);
        Map<String, String> headers = new LinkedHashMap<>();
        received.headers().forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
        return new Held(
                document.getString("_id"),
                received.topic(),
                received.key(),
                received.partition(),
                received.offset(),
                document.get("sequence", Number.class).longValue(),
                state(document),
                document.getString("fault"),
                document.getString("cause"),
                document.get("attempts", Number.class).intValue(),
                document.getDate("arrived").toInstant(),
                Optional.ofNullable(document.getDate("retryAt")).map(Date::toInstant),
                headers,
                new String(received.data(), StandardCharsets.UTF_8));
    }
}
