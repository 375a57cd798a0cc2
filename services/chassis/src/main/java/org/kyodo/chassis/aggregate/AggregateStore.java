package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.list.Listed;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Receipt;

/**
 * Holds the aggregates of one type, one document each; a commit is one conditional update of that document and of nothing
 * else.
 *
 * <p>Never replaces a whole document: that would bring back events the relay has drained meanwhile.
 */
final class AggregateStore<S> {
    private static final DocumentCodec DOCUMENTS = new DocumentCodec();
    private static final int KEYS_KEPT = 50;
    private static final int BYTES_OF_HEADERS = 2_048;
    private static final String LARGEST = "largestEvent";
    private static final String REFUSALS = "dueRefusals";
    /** When the last command with a key came. */
    private static final String KEYS_AT = "keysAt";
    /** Ids of the events whose effects came back from the topic without the marks that went with them. */
    private static final String RECOVERED = "recovered";

    private final String name;
    private final MongoCollection<Document> collection;
    private final Documents<S> stages;
    private final Listed<S> listed;

    AggregateStore(String name, MongoCollection<Document> collection, Class<S> stages, Listed<S> listed) {
        this.name = name;
        this.collection = collection;
        this.stages = new Documents<>(stages);
        this.listed = listed;
    }

    /** An aggregate as a decision needs it. @param recovered the causes of events that came back from the topic @param bytes of its document without what waits to be sent @param largestEvent it ever told, in bytes at most */
    record Loaded<S>(
            String municipality,
            long revision,
            S stage,
            Outbox outbox,
            Map<String, Mark> seen,
            List<Handled> handled,
            Set<UUID> recovered,
            long bytes,
            long largestEvent) {}

    /** A key that was used, and what it led to. */
    record Handled(String key, String hash, long revision, List<Outcome.Fact> facts) {
        Document toDocument() {
            return new Document("key", key)
                    .append("hash", hash)
                    .append("revision", revision)
                    .append(
                            "facts",
                            facts.stream()
                                    .map(fact -> new Document("id", fact.id().toString())
                                            .append("type", fact.type())
                                            .append("sequence", fact.sequence())
                                            .append("hash", fact.hash())
                                            .append(
                                                    "receipt",
                                                    fact.receipt()
                                                            .map(Receipt::sha256)
                                                            .orElse(null)))
                                    .toList());
        }

        static Handled of(Document document) {
            return new Handled(
                    document.getString("key"),
                    document.getString("hash"),
                    number(document, "revision"),
                    document.getList("facts", Document.class).stream()
                            .map(fact -> new Outcome.Fact(
                                    UUID.fromString(fact.getString("id")),
                                    fact.getString("type"),
                                    number(fact, "sequence"),
                                    fact.getString("hash"),
                                    Optional.ofNullable(fact.getString("receipt"))
                                            .map(Receipt::of)))
                            .toList());
        }
    }

    /** One commit. */
    record Commit<S>(
            String id,
            MunicipalityCode municipality,
            long expectedRevision,
            S stage,
            List<Pending> events,
            Optional<Request.Source> seen,
            Optional<Handled> handled,
            Optional<Instant> dueAt,
            Instant at,
            Instant wallTime) {}

    static List<Index> indexes(String collection) {
        return List.of(
                Outbox.index(collection),
                Index.of(collection, "shard", "dueAt").whereExists("dueAt"),
                Index.of(collection, KEYS_AT).whereExists(KEYS_AT),
                Index.of(collection, "municipality", "_id"));
    }

    static Index removalIndex(String collection) {
        return Index.of(collection, "stage.type", "updatedAt");
    }

    Optional<Loaded<S>> load(String id) {
        // As it came on the wire, so that its size is known without encoding it again.
        RawBsonDocument document = collection
                .withDocumentClass(RawBsonDocument.class)
                .find(eq("_id", id))
                .projection(exclude("outbox", Listed.FIELD))
                .first();
        return Optional.ofNullable(document).map(raw -> loaded(raw.decode(DOCUMENTS), bytes(raw)));
    }

    /** At most so many bytes takes the largest of the events. */
    static long largest(List<Pending> events) {
        return events.stream().mapToLong(AggregateStore::bytes).max().orElse(0);
    }

    /** At most so many bytes takes an event that waits: each character of its content has three at most. */
    static long bytes(Pending event) {
        return BYTES_OF_HEADERS + 3L * event.data().length();
    }

    /** How much the events take that wait. */
    long outboxBytes(String id) {
        RawBsonDocument document = collection
                .withDocumentClass(RawBsonDocument.class)
                .find(eq("_id", id))
                .projection(include("outbox"))
                .first();
        return document == null ? 0 : bytes(document);
    }

    /** How much a stage takes. */
    long bytes(S stage) {
        return bytes(new RawBsonDocument(stages.write(stage), DOCUMENTS));
    }

    private static long bytes(RawBsonDocument document) {
        return document.getByteBuffer().remaining();
    }

    Optional<Stored<S>> find(String id, MunicipalityCode municipality) {
        return Optional.ofNullable(collection
                        .find(and(eq("_id", id), eq("municipality", municipality.code())))
                        .projection(exclude("outbox", "handled", "seen", Listed.FIELD))
                        .first())
                .map(this::stored);
    }

    /** A page of those within the bounds. */
    Page<Stored<S>> list(Bson bounds, PageQuery query) {
        return query.of(collection, bounds, "outbox", "handled", "seen", Listed.FIELD + ".words")
                .map(document -> Optional.of(stored(document)));
    }

    private Stored<S> stored(Document document) {
        return new Stored<>(
                document.getString("_id"),
                MunicipalityCode.of(document.getString("municipality")),
                number(document, "revision"),
                stages.read(document.get("stage", Document.class)));
    }

    /** @return whether it won: {@code false} when the revision is no longer the expected one */
    boolean commit(Commit<S> commit) {
        DryRun.forbid("a commit");
        Document set = new Document("stage", stages.write(commit.stage())).append("updatedAt", Date.from(commit.at()));
        listed.of(commit.id(), commit.stage()).ifPresent(derived -> set.append(Listed.FIELD, derived));
        Document unset = new Document(REFUSALS, "");
        commit.dueAt().ifPresentOrElse(at -> set.append("dueAt", Date.from(at)), () -> unset.append("dueAt", ""));
        commit.seen()
                .ifPresent(source ->
                        set.append("seen." + source.stream(), Mark.of(source).toDocument()));

        Document update = new Document("$set", set)
                .append("$inc", new Document("revision", 1L))
                .append("$unset", unset);
        commit.handled().ifPresent(handled -> {
            set.append(KEYS_AT, Date.from(commit.wallTime()));
            update.append("$push", pushed(handled));
        });
        update.append("$max", new Document(LARGEST, largest(commit.events())));
        Outbox.append(update, commit.events(), commit.wallTime());

        Bson expected = and(eq("_id", commit.id()), eq("revision", commit.expectedRevision()));
        if (commit.expectedRevision() > 0) {
            return collection.updateOne(expected, update).getMatchedCount() == 1;
        }
        Document initial = Outbox.initial(commit.id());
        update.append(
                "$setOnInsert",
                initial.append("municipality", commit.municipality().code())
                        .append("createdAt", Date.from(commit.at())));
        return ConditionalWrites.upsert(collection, expected, update);
    }

    /** Those of these aggregates that there are, each with the events that wait to be sent. */
    void load(Collection<String> ids, BiConsumer<String, Waiting<S>> reader) {
        collection
                .find(in("_id", ids))
                .forEach(document -> reader.accept(
                        document.getString("_id"),
                        new Waiting<>(
                                loaded(document, 0),
                                document.getList("outbox", Document.class, List.of()).stream()
                                        .map(Pending::of)
                                        .toList())));
    }

    /** The events that wait to be sent, in order. */
    List<Pending> waiting(String id) {
        return Optional.ofNullable(collection
                        .find(eq("_id", id))
                        .projection(include("outbox"))
                        .first())
                .map(document -> document.getList("outbox", Document.class, List.of()).stream()
                        .map(Pending::of)
                        .toList())
                .orElse(List.of());
    }

    /** The event, where it waits to be sent. */
    Optional<Pending> waiting(UUID event) {
        return Optional.ofNullable(collection
                        .find(and(
                                in("shard", Aggregate.ALL_SHARDS),
                                exists("pendingSince"),
                                eq("outbox.headers.ce_id", event.toString())))
                        .projection(include("outbox"))
                        .first())
                .flatMap(document -> document.getList("outbox", Document.class, List.of()).stream()
                        .map(Pending::of)
                        .filter(pending ->
                                event.toString().equals(pending.headers().get("ce_id")))
                        .findFirst());
    }

    /** An aggregate and its events that wait to be sent. */
    record Waiting<S>(Loaded<S> loaded, List<Pending> events) {}

    /**
     * An aggregate brought forward by events that its topic has already.
     *
     * @param events the last ones; nothing of them is to be sent
     * @param recovered the causes of all events that came back
     */
    record Forward<S>(
            String id,
            String municipality,
            long expectedRevision,
            S stage,
            List<Pending> events,
            Set<UUID> recovered,
            Optional<Instant> dueAt,
            Instant first,
            Instant last) {}

    /** @return {@code false} when the revision is no longer the expected one */
    boolean bringForward(Forward<S> forward) {
        Pending last = forward.events().getLast();
        Document set = new Document("stage", stages.write(forward.stage()))
                .append("emitted", last.sequence())
                .append("drained", last.sequence())
                .append("outbox", List.of())
                .append("chain", last.hash())
                .append("lastEvent", last.headers().get("ce_id"))
                .append("updatedAt", Date.from(forward.last()));
        listed.of(forward.id(), forward.stage()).ifPresent(derived -> set.append(Listed.FIELD, derived));
        if (!forward.recovered().isEmpty()) {
            set.append(
                    RECOVERED,
                    forward.recovered().stream().map(UUID::toString).sorted().toList());
        }
        Document unset = new Document(REFUSALS, "").append("pendingSince", "");
        forward.dueAt().ifPresentOrElse(at -> set.append("dueAt", Date.from(at)), () -> unset.append("dueAt", ""));
        // At least as many as there were commits, so that no caller's revision from before the loss means another stage
        // now.
        Document update = new Document("$set", set)
                .append("$unset", unset)
                .append("$inc", new Document("revision", (long) forward.events().size()))
                .append("$max", new Document(LARGEST, largest(forward.events())));
        Bson expected = and(eq("_id", forward.id()), eq("revision", forward.expectedRevision()));
        if (forward.expectedRevision() > 0) {
            return collection.updateOne(expected, update).getMatchedCount() == 1;
        }
        update.append(
                "$setOnInsert",
                new Document("shard", Outbox.shardOf(forward.id()))
                        .append("municipality", forward.municipality())
                        .append("createdAt", Date.from(forward.first())));
        return ConditionalWrites.upsert(collection, expected, update);
    }

    /**
     * Remembers, where there was nothing to do, that a source was dealt with and what a key led to.
     *
     * @return {@code false} when the revision is no longer this one, or somebody else has just used the key
     */
    boolean remember(
            String id, long revision, Optional<Request.Source> seen, Optional<Handled> handled, Instant wallTime) {
        DryRun.forbid("remembering a command");
        Document set = new Document();
        seen.ifPresent(
                source -> set.append("seen." + source.stream(), Mark.of(source).toDocument()));
        handled.ifPresent(used -> set.append(KEYS_AT, Date.from(wallTime)));
        if (set.isEmpty()) {
            return true;
        }
        Document update = new Document("$set", set);
        handled.ifPresent(used -> update.append("$push", pushed(used)));
        Bson unchanged = and(eq("_id", id), eq("revision", revision));
        Bson expected = handled.map(used -> and(unchanged, ne("handled.key", used.key())))
                .orElse(unchanged);
        return collection.updateOne(expected, update).getMatchedCount() == 1;
    }

    private static Document pushed(Handled handled) {
        return new Document(
                "handled", new Document("$each", List.of(handled.toDocument())).append("$slice", -KEYS_KEPT));
    }

    /** The keys of aggregates that had no command with a key since then. */
    Ageing keysUsedBefore(Supplier<Instant> time) {
        return Ageing.of(name + " keys", collection, () -> lt(KEYS_AT, Date.from(time.get())), aged -> collection
                .updateMany(aged, new Document("$unset", new Document("handled", "").append(KEYS_AT, "")))
                .getModifiedCount());
    }

    /** Aggregates in these stages that have not changed since then and have told everything. */
    Ageing changedLastBefore(Set<String> stages, Supplier<Instant> time) {
        return Ageing.of(
                name,
                collection,
                () -> and(
                        in("stage.type", stages),
                        lt("updatedAt", Date.from(time.get())),
                        exists("pendingSince", false)));
    }

    /**
     * A deadline that has passed.
     *
     * @param refusals how often its command was refused since the aggregate changed last
     */
    record Passed(String id, long revision, int refusals) {}

    /** Deadlines of these shards that are to be looked at now: those that back off are not among them. */
    List<Passed> passed(Instant now, List<Integer> shards, int limit) {
        return collection
                .find(and(in("shard", shards), lte("dueAt", Date.from(now))))
                .sort(Indexes.ascending("dueAt"))
                .projection(include("revision", REFUSALS))
                .limit(limit)
                .map(document -> new Passed(
                        document.getString("_id"),
                        number(document, "revision"),
                        document.get(REFUSALS, (Number) 0).intValue()))
                .into(new ArrayList<>());
    }

    /** When a deadline is looked at next, unless the aggregate has changed meanwhile and with it its deadline. */
    void deadline(Passed passed, Optional<Instant> next, int refusals) {
        Document update = next.map(
                        at -> new Document("$set", new Document("dueAt", Date.from(at)).append(REFUSALS, refusals)))
                .orElseGet(() -> new Document("$unset", new Document("dueAt", "").append(REFUSALS, "")));
        collection.updateOne(and(eq("_id", passed.id()), eq("revision", passed.revision())), update);
    }

    private Loaded<S> loaded(Document document, long bytes) {
        Map<String, Mark> seen = new HashMap<>();
        Document marks = document.get("seen", Document.class);
        if (marks != null) {
            marks.forEach((stream, mark) -> seen.put(stream, Mark.of((Document) mark)));
        }
        return new Loaded<>(
                document.getString("municipality"),
                number(document, "revision"),
                stages.read(document.get("stage", Document.class)),
                Outbox.of(document),
                seen,
                document.getList("handled", Document.class, List.of()).stream()
                        .map(Handled::of)
                        .toList(),
                document.getList(RECOVERED, String.class, List.of()).stream()
                        .map(UUID::fromString)
                        .collect(Collectors.toUnmodifiableSet()),
                bytes,
                document.get(LARGEST, (Number) 0L).longValue());
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }
}
