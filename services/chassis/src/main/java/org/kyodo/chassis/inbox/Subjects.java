package org.kyodo.chassis.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * What the log says of each subject of a read model: in memory as long as they are few, else in a shadow collection with those in
 * memory that were read lately.
 */
final class Subjects<V> {
    private static final int AT_ONCE = 1_000;

    private final ReadModel<V, ? extends DomainEvent> model;
    private final MongoCollection<Document> shadow;
    private final int inMemory;

    private final Map<String, Subject<V>> lately = new HashMap<>();
    /** Those of {@link #lately} that the shadow does not know as they are; none is kept here while all are in memory. */
    private final Set<String> unwritten = new HashSet<>();

    private boolean movedOut;

    private record Subject<V>(MunicipalityCode municipality, ReadModel.Known<V> known) {}

    /** @param inMemory how many subjects may stay in memory between two polls */
    Subjects(ReadModel<V, ? extends DomainEvent> model, MongoCollection<Document> shadow, int inMemory) {
        this.model = model;
        this.shadow = shadow;
        this.inMemory = inMemory;
    }

    /** Takes away what an earlier run left that did not come to its end. */
    void clear() {
        shadow.drop();
    }

    /** Leaves nothing behind. */
    void end() {
        if (movedOut) {
            shadow.drop();
        }
    }

    boolean isEmpty() {
        return lately.isEmpty() && !movedOut;
    }

    /** Gets these at hand, as far as they are known. */
    void fetch(Set<String> ids) {
        if (!movedOut) {
            return;
        }
        List<String> missing =
                ids.stream().filter(id -> !lately.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            shadow.find(in("_id", missing))
                    .forEach(document -> lately.put(
                            document.getString("_id"),
                            new Subject<>(
                                    MunicipalityCode.of(document.getString("municipality")), model.known(document))));
        }
    }

    /** What is known of a subject that was {@linkplain #fetch fetched}. */
    Optional<ReadModel.Known<V>> known(String id) {
        return Optional.ofNullable(lately.get(id)).map(Subject::known);
    }

    void put(String id, MunicipalityCode municipality, ReadModel.Known<V> known) {
        lately.put(id, new Subject<>(municipality, known));
        if (movedOut) {
            unwritten.add(id);
        }
    }

    /** Makes room where there are too many in memory. */
    void moveOut() {
        if (lately.size() > inMemory) {
            if (!movedOut) {
                unwritten.addAll(lately.keySet());
                movedOut = true;
            }
            write();
            lately.clear();
        }
    }

    /** Hands all of them over as documents of the model, or {@code only} these. */
    void inBatches(Optional<Set<String>> only, int size, Consumer<List<Document>> taker) {
        if (!movedOut) {
            List<String> ids = lately.keySet().stream()
                    .filter(id -> only.isEmpty() || only.get().contains(id))
                    .toList();
            for (int from = 0; from < ids.size(); from += size) {
                List<Document> batch = new ArrayList<>();
                ids.subList(from, Math.min(from + size, ids.size())).forEach(id -> batch.add(document(id)));
                taker.accept(batch);
            }
            return;
        }
        write();
        Optional<List<Document>> batch = batch("", only, size);
        while (batch.isPresent()) {
            String last = batch.get().getLast().getString("_id");
            taker.accept(batch.get());
            batch = batch(last, only, size);
        }
    }

    private Optional<List<Document>> batch(String after, Optional<Set<String>> only, int size) {
        Bson following = gt("_id", after);
        List<Document> batch = shadow.find(
                        only.<Bson>map(ids -> and(following, in("_id", ids))).orElse(following))
                .sort(Indexes.ascending("_id"))
                .limit(size)
                .into(new ArrayList<>());
        return batch.isEmpty() ? Optional.empty() : Optional.of(batch);
    }

    /** Those among these that the log knows. */
    Set<String> among(Collection<String> ids) {
        Set<String> known = new HashSet<>(ids);
        known.retainAll(lately.keySet());
        if (movedOut) {
            shadow.find(in("_id", ids))
                    .projection(new Document("_id", 1))
                    .forEach(document -> known.add(document.getString("_id")));
        }
        return known;
    }

    private void write() {
        List<UpdateOneModel<Document>> writes = unwritten.stream()
                .map(id -> new UpdateOneModel<Document>(
                        eq("_id", id), Rebuild.update(document(id)), new UpdateOptions().upsert(true)))
                .toList();
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            shadow.bulkWrite(
                    writes.subList(from, Math.min(from + AT_ONCE, writes.size())),
                    new BulkWriteOptions().ordered(false));
        }
        unwritten.clear();
    }

    private Document document(String id) {
        Subject<V> subject = lately.get(id);
        Document document = model.document(subject.municipality().code(), subject.known());
        document.put("_id", id);
        return document;
    }
}
