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
import java.util.TreeSet;
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

    private final Changes changes;

    /** Whether documents are being read in order to change them; guarded by this. */
    private boolean changing;

    DurableCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> sizes,
            CursorRegistry cursors,
            Changes changes) {
        super(database, name, options, documents, sizes, cursors);
        this.documents = documents;
        this.changes = changes;
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

    @Override
    protected Object addDocumentInternal(Document document) {
        Object id = super.addDocumentInternal(document);
        report(id, document);
        return id;
    }

    @Override
    protected void handleUpdate(Object id, Document before, Document after) {
        super.handleUpdate(id, before, after);
        report(id, after);
    }

    @Override
    protected void removeDocument(Object id) {
        super.removeDocument(id);
        report(id, null);
    }

    private void report(Object id, Document after) {
        if (getCollectionName().startsWith("system.")) {
            changes.restructured();
        } else {
            changes.changed(new WriteAheadLog.Change(getDatabaseName(), getCollectionName(), id, after));
        }
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
        Document bounds = new Document();
        for (Object condition : conditionsOnId(query)) {
            switch (condition) {
                case String id -> {
                    return Optional.of(stored(List.of(id)));
                }
                case Document document
                when onlyText(document.get("$in")) -> {
                    return Optional.of(stored(new TreeSet<>((Collection<?>) document.get("$in"))));
                }
                case Document document
                when BOUNDS.containsAll(document.keySet()) && onlyText(document.values()) -> bounds.putAll(document);
                default -> {
                    // Says nothing that narrows the search.
                }
            }
        }
        return bounds.isEmpty() ? Optional.empty() : Optional.of(between(bounds));
    }

    /** Every condition that must hold for the id: the query's own and those joined to it by "and". */
    private static List<Object> conditionsOnId(Document query) {
        List<Object> conditions = new ArrayList<>();
        if (query.get(ID) != null) {
            conditions.add(query.get(ID));
        }
        if (query.get("$and") instanceof Collection<?> joined) {
            joined.forEach(each -> conditions.addAll(conditionsOnId((Document) each)));
        }
        return conditions;
    }

    private static boolean onlyText(Object values) {
        return values instanceof Collection<?> several && several.stream().allMatch(String.class::isInstance);
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

    private Iterable<Object> between(Document bounds) {
        Object from = bounds.getOrDefault("$gte", bounds.get("$gt"));
        Object to = bounds.getOrDefault("$lte", bounds.get("$lt"));
        List<Object> found = new ArrayList<>();
        Iterator<Object> ids = documents.cursor(from, to, false);
        ids.forEachRemaining(found::add);
        return found;
    }
}
