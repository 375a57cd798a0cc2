package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.bson.types.Binary;
import org.kyodo.chassis.aggregate.Mark;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Recorded;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * One run that makes a read model anew from its topics, while the service goes on with the old one.
 *
 * <p>It reads the topics from the beginning into views of its own, many events at a time. Then each is put in place by a write on the condition that the live one has not moved on; those that have are brought up to date from the topics and tried
 * again. A view is a function of its subject's events up to its mark, so at the same mark the new view is the right one. Where the
 * live view is behind, the new one is put in place as well, and the events in between are then repeats.
 */
final class Rebuild<V, E extends DomainEvent> {
    private static final int AT_ONCE = 1_000;
    private static final int MOST_PASSES = 100;
    private static final Duration POLL = Duration.ofMillis(200);

    private final ReadModel<V, E> model;
    private final MongoCollection<Document> live;
    private final Subjects<V> subjects;
    private final MongoOperations mongo;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> log;
    private final List<TopicPartition> partitions;
    private final Consumer<Progress> told;

    /** Events that came before one that they follow, by subject and place. */
    private final Map<String, TreeMap<Long, ConsumerRecord<byte[], byte[]>>> early = new HashMap<>();
    /** Events that an operator gave up: one that the projection cannot take is passed over. */
    private final Set<String> discarded = new HashSet<>();

    private final Map<String, String> left = new LinkedHashMap<>();
    private long read;
    private long toRead;
    private long same;
    private long mended;
    private long removed;

    /**
     * How far it is.
     *
     * @param read records of the log, of {@code toRead}
     * @param same views that were as they should be
     * @param mended views that were not, or were missing
     * @param removed views of which the log knows nothing
     * @param left views that were left as they are, and why
     */
    record Progress(long read, long toRead, long same, long mended, long removed, Map<String, String> left) {}

    Rebuild(
            ReadModel<V, E> model,
            MongoOperations mongo,
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> log,
            List<String> topics,
            int viewsInMemory,
            Consumer<Progress> told) {
        this.model = model;
        this.mongo = mongo;
        this.live = mongo.getCollection(model.name());
        this.subjects = new Subjects<>(model, mongo.getCollection(model.name() + ".rebuilt"), viewsInMemory);
        this.log = log;
        this.partitions = topics.stream()
                .flatMap(topic -> log.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        this.told = told;
    }

    /** @throws RuntimeException when it cannot be finished; it may be begun anew at any time */
    void run() {
        subjects.clear();
        learnWhatWasDiscarded();
        log.assign(partitions);
        log.seekToBeginning(partitions);
        readOn();
        if (subjects.isEmpty() && live.countDocuments() > 0) {
            throw new IllegalStateException(
                    "the topics have no event for " + model.name() + " (expected: some; republish them first)");
        }
        Set<String> open = putInPlace(Optional.empty());
        for (int pass = 1; !open.isEmpty() && pass < MOST_PASSES; pass++) {
            readOn();
            open = putInPlace(Optional.of(open));
        }
        open.forEach(id -> left.put(id, "changed all the time"));
        removeUnknown();
        tell();
        subjects.end();
    }

    private void tell() {
        told.accept(new Progress(read, toRead, same, mended, removed, new LinkedHashMap<>(left)));
    }

    // -- reading

    private void learnWhatWasDiscarded() {
        mongo.getCollection("discarded")
                .find()
                .projection(new Document("headers.ce_id", 1))
                .forEach(document -> {
                    Object id = document.get("headers", new Document()).get("ce_id");
                    if (id instanceof Binary bytes) {
                        discarded.add(new String(bytes.getData(), StandardCharsets.UTF_8));
                    }
                });
    }

    /** Reads all that the log has now. */
    private void readOn() {
        Map<TopicPartition, Long> end = log.endOffsets(partitions);
        toRead = end.values().stream().mapToLong(Long::longValue).sum();
        while (partitions.stream().anyMatch(partition -> log.position(partition) < end.get(partition))) {
            ConsumerRecords<byte[], byte[]> records = log.poll(POLL);
            fetch(records);
            records.forEach(this::take);
            read += records.count();
            subjects.moveOut();
            tell();
        }
    }

    /** Gets those subjects at hand that these records go on with. */
    private void fetch(ConsumerRecords<byte[], byte[]> records) {
        Set<String> wanted = new HashSet<>();
        records.forEach(record -> {
            if (record.key() != null) {
                wanted.add(text(record.key()));
            }
        });
        subjects.fetch(wanted);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Optional<Envelope> envelope = envelope(record);
        if (envelope.isEmpty()
                || !left.isEmpty() && left.containsKey(envelope.get().subjectId())) {
            return;
        }
        String id = envelope.get().subjectId();
        if (apply(record, envelope.get())) {
            TreeMap<Long, ConsumerRecord<byte[], byte[]>> waiting = early.get(id);
            while (waiting != null && !waiting.isEmpty()) {
                ConsumerRecord<byte[], byte[]> next = waiting.firstEntry().getValue();
                if (!apply(next, envelope(next).orElseThrow())) {
                    break;
                }
                waiting.pollFirstEntry();
            }
            if (waiting != null && waiting.isEmpty()) {
                early.remove(id);
            }
        } else if (!left.containsKey(id)) {
            early.computeIfAbsent(id, any -> new TreeMap<>())
                    .putIfAbsent(envelope.get().sequence(), record);
        }
    }

    /** @return {@code false} where an event before it is missing, or the subject is left as it is */
    private boolean apply(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {
        String id = envelope.subjectId();
        Optional<ReadModel.Known<V>> known = subjects.known(id);
        Request.Source event = Request.Source.of(envelope);
        switch (Mark.continuity(known.map(ReadModel.Known::mark), event)) {
            case REPEAT -> {
                return true;
            }
            case GAP -> {
                return false;
            }
            case FORK -> {
                left.put(id, "the log has two histories of it, from event " + envelope.sequence() + " on");
                return false;
            }
            case NEXT -> {}
        }
        Optional<V> before = known.flatMap(ReadModel.Known::view);
        Optional<V> after;
        try {
            Optional<Recorded<?>> happened = EventCatalogue.byType(envelope.type())
                    .map(entry -> new Recorded<>(envelope, entry.read(record.value())));
            after = happened.flatMap(one -> model.project(before, one)).or(() -> before);
        } catch (RuntimeException e) {
            if (!discarded.contains(envelope.id().toString())) {
                left.put(id, "event " + envelope.sequence() + ": " + e);
                return false;
            }
            after = before;
        }
        subjects.put(id, envelope.municipality(), new ReadModel.Known<>(Mark.of(event), after));
        return true;
    }

    /** Empty where it is no event of this model. */
    private Optional<Envelope> envelope(ConsumerRecord<byte[], byte[]> record) {
        // Read once: each look-up by name goes through all of them.
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        byte[] type = headers.get("ce_type");
        if (type == null || record.key() == null) {
            return Optional.empty();
        }
        Optional<EventCatalogue.Entry> entry = EventCatalogue.byType(text(type));
        if (entry.isPresent() && !model.events().isAssignableFrom(entry.get().event())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Envelope.ofRecord(record.topic(), text(record.key()), headers::get))
                    .filter(envelope -> Inbox.listensTo(model, envelope));
        } catch (RuntimeException e) {
            // The inbox parked it, or will.
            return Optional.empty();
        }
    }

    // -- putting in place

    /**
     * @param only these subjects; all where empty
     * @return those that the live model has changed meanwhile
     */
    private Set<String> putInPlace(Optional<Set<String>> only) {
        Set<String> moved = new HashSet<>();
        subjects.inBatches(only, AT_ONCE, batch -> {
            batch.removeIf(document -> left.containsKey(document.getString("_id")));
            moved.addAll(putInPlace(batch));
            tell();
        });
        return moved;
    }

    private Set<String> putInPlace(List<Document> batch) {
        Map<String, Document> known =
                live(batch.stream().map(made -> made.getString("_id")).toList());
        Set<String> moved = new HashSet<>();
        Map<String, UpdateOneModel<Document>> writes = new LinkedHashMap<>();
        for (Document made : batch) {
            String id = made.getString("_id");
            Document there = known.get(id);
            if (there == null) {
                writes.put(
                        id,
                        new UpdateOneModel<>(
                                and(eq("_id", id), exists("sequence", false)),
                                update(made),
                                new UpdateOptions().upsert(true)));
            } else if (sequence(there) > sequence(made)) {
                moved.add(id);
            } else if (sequence(there) == sequence(made)
                    && !there.getString("lastEvent").equals(made.getString("lastEvent"))) {
                left.put(id, "the log has another event at place " + sequence(made) + " than the view");
            } else if (sequence(there) == sequence(made)
                    && Objects.equals(there.get("view"), made.get("view"))
                    && Objects.equals(there.get("municipality"), made.get("municipality"))) {
                same++;
            } else {
                writes.put(id, new UpdateOneModel<>(and(eq("_id", id), eq("sequence", sequence(there))), update(made)));
            }
        }
        if (ConditionalWrites.updateAll(live, List.copyOf(writes.values()))) {
            mended += writes.size();
            return moved;
        }
        // What another was quicker with, a view that was missing among it, is looked at again: it is as it should be,
        // or has moved on.
        live(writes.keySet()).forEach((id, now) -> {
            Document made = batch.stream()
                    .filter(one -> one.getString("_id").equals(id))
                    .findFirst()
                    .orElseThrow();
            if (sequence(now) == sequence(made) && Objects.equals(now.get("view"), made.get("view"))) {
                mended++;
            } else {
                moved.add(id);
            }
        });
        return moved;
    }

    private Map<String, Document> live(Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        if (!ids.isEmpty()) {
            live.find(in("_id", ids)).forEach(document -> found.put(document.getString("_id"), document));
        }
        return found;
    }

    /** Views that no event of the log made: read to its end again first, for they may be new. */
    private void removeUnknown() {
        readOn();
        List<DeleteOneModel<Document>> writes = new ArrayList<>();
        List<Document> batch = new ArrayList<>();
        for (Document there : live.find().projection(new Document("sequence", 1))) {
            batch.add(there);
            if (batch.size() == AT_ONCE) {
                writes.addAll(unknown(batch));
                batch.clear();
            }
        }
        writes.addAll(unknown(batch));
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            removed += live.bulkWrite(
                            writes.subList(from, Math.min(from + AT_ONCE, writes.size())),
                            new BulkWriteOptions().ordered(false))
                    .getDeletedCount();
        }
    }

    private List<DeleteOneModel<Document>> unknown(List<Document> batch) {
        Set<String> made = subjects.among(
                batch.stream().map(there -> there.getString("_id")).toList());
        return batch.stream()
                .filter(there -> !made.contains(there.getString("_id"))
                        && !left.containsKey(there.getString("_id"))
                        && !early.containsKey(there.getString("_id")))
                .map(there -> new DeleteOneModel<Document>(
                        and(eq("_id", there.getString("_id")), eq("sequence", sequence(there)))))
                .toList();
    }

    /** Makes a document of the model what it shall be, whatever it was. */
    static Document update(Document made) {
        Document set = new Document(made);
        set.remove("_id");
        Document update = new Document("$set", set);
        if (!made.containsKey("view")) {
            update.append("$unset", new Document("view", ""));
        }
        return update;
    }

    private static long sequence(Document document) {
        return document.get("sequence", Number.class).longValue();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
