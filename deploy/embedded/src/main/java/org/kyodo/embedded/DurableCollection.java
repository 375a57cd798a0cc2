package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVMap;

/**
 * A collection that never changes a stored document, only replaces it, and that finds documents by id without a scan.
 *
 * <p>The inherited one changes documents in place, so an answer that is being sent, or a commit that is being written,
 * could hold half of an update: a new revision beside an old stage. It also scans everything when a query names
 * anything besides the id, as every guarded update does.
 */
final class DurableCollection extends H2Collection {

    private static final String ID = "_id";
    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");

    private final MVMap<Object, Document> documents;

    /** Whether documents are being read in order to change them; guarded by this. */
    private boolean changing;

    DurableCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> sizes,
            CursorRegistry cursors) {
        super(database, name, options, documents, sizes, cursors);
        this.documents = documents;
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        changing = true;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            changing = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        changing = true;
        try {
            return super.findAndModify(query);
        } finally {
            changing = false;
        }
    }

    @Override
    protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
        List<Document> documents =
                changing ? matched.stream().map(Document::cloneDeeply).toList() : matched;
        return super.createQueryResult(documents, batchSize);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        return idsIn(query)
                .map(ids -> matchDocuments(query, ids, orderBy, skip, limit, batchSize, projection))
                .orElseGet(() -> super.queryDocuments(query, orderBy, skip, limit, batchSize, projection));
    }

    /** The size of the data is not asked for, and keeping it would cost another page in each commit. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    /** The stored ids among which the answer is, if the query tells; only for text, which has one spelling. */
    private Optional<Iterable<Object>> idsIn(Document query) {
        if (query == null || !ID.equals(getIdField())) {
            return Optional.empty();
        }
        return switch (query.get(ID)) {
            case String id -> Optional.of(stored(List.of(id)));
            case Document condition when condition.keySet().equals(Set.of("$in")) -> among(condition);
            case Document condition
            when !condition.isEmpty() && BOUNDS.containsAll(condition.keySet()) -> between(condition);
            case null, default -> Optional.empty();
        };
    }

    private Optional<Iterable<Object>> among(Document condition) {
        Collection<?> ids = (Collection<?>) condition.get("$in");
        return ids.stream().allMatch(String.class::isInstance)
                ? Optional.of(stored(Set.copyOf(ids)))
                : Optional.empty();
    }

    private Iterable<Object> stored(Collection<?> ids) {
        List<Object> stored = new ArrayList<>();
        for (Object id : ids) {
            if (documents.containsKey(id)) {
                stored.add(id);
            }
        }
        return stored;
    }

    private Optional<Iterable<Object>> between(Document condition) {
        if (!condition.values().stream().allMatch(String.class::isInstance)) {
            return Optional.empty();
        }
        Object from = condition.getOrDefault("$gte", condition.get("$gt"));
        Object to = condition.getOrDefault("$lte", condition.get("$lt"));
        List<Object> found = new ArrayList<>();
        Iterator<Object> ids = documents.cursor(from, to, false);
        ids.forEachRemaining(found::add);
        return Optional.of(found);
    }
}
