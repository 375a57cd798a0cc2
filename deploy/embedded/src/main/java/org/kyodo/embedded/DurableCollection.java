package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.kyodo.embedded.Planner.Plan;

/**
 * A collection that never changes a stored document, only replaces it, and that finds documents by id or through
 * indexes, in the order asked for, a batch at a time.
 *
 * <p>The inherited one changes documents in place, so an answer that is being sent, or a commit that is being written,
 * could hold half of an update: a new revision beside an old stage. It also scans everything when a query names
 * anything besides the id, as every guarded update does, and keeps all that a client has yet to read.
 */
final class DurableCollection extends H2Collection {

    private static final String ID = "_id";

    /** How many documents an aggregation reads at once. */
    private static final int PART = 100;

    /** The filter of the aggregation that this thread runs, until it has read its documents. */
    private static final ScopedValue<AtomicReference<Document>> FILTER = ScopedValue.newInstance();

    private final MVMap<Object, Document> documents;

    private final Changes changes;

    /** Whether documents are being read in order to change them; guarded by this. */
    private boolean changing;

    /** Whether only the first of them will be changed; guarded by this. */
    private boolean changingOne;

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
        changingOne = !isMulti;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            changing = false;
            changingOne = false;
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
            Document query, Document orderBy, int skip, int asked, int batchSize, Document projection) {
        int limit = changingOne ? 1 : asked;
        Document filter = query == null ? new Document() : query;
        Document order = orderBy == null ? new Document() : orderBy;
        if (!ID.equals(getIdField()) || order.containsKey("$natural")) {
            return super.queryDocuments(filter, orderBy, skip, limit, batchSize, projection);
        }
        Plan plan = plan(filter, order, limit > 0 ? (long) skip + limit : 0);
        if (plan.whole() && getIndexes().stream().anyMatch(index -> index.canHandle(filter))) {
            // By an id that is not text.
            return super.queryDocuments(filter, orderBy, skip, limit, batchSize, projection);
        }
        if (!plan.ordered()) {
            Stream<Document> matching = stream(plan.scan().get(), filter);
            return matchDocumentsFromStream(
                    limit > 0 ? first(matching, order, skip + limit) : matching,
                    new Document(),
                    order,
                    skip,
                    limit,
                    batchSize,
                    projection);
        }
        Reading reading = new Reading(plan.scan().get(), filter, skip, limit, projection);
        List<Document> first = reading.take(batchSize > 0 ? batchSize : Integer.MAX_VALUE);
        if (reading.isEmpty()) {
            return createQueryResult(first, 0);
        }
        cursorRegistry.add(reading);
        return new QueryResult(first, reading);
    }

    /** The first ones in an order, which need not all be kept to find them. */
    private static Stream<Document> first(Stream<Document> documents, Document order, int number) {
        Comparator<Document> comparator = new DocumentComparator(order);
        PriorityQueue<Document> kept = new PriorityQueue<>(comparator.reversed());
        documents.forEach(document -> {
            kept.add(document);
            if (kept.size() > number) {
                kept.poll();
            }
        });
        return kept.stream();
    }

    private Plan plan(Document filter, Document order, long wanted) {
        return Planner.plan(documents, orderedIndexes().toList(), filter, order, wanted);
    }

    private Stream<OrderedIndex> orderedIndexes() {
        return getIndexes().stream().<OrderedIndex>mapMulti((index, ordered) -> {
            switch (index) {
                case OrderedIndex own -> ordered.accept(own);
                case UniqueIndex unique -> ordered.accept(unique.ordered());
                default -> {
                    // The one on the id: the documents themselves are in its order.
                }
            }
        });
    }

    /** The documents that a scan finds, as far as they match. */
    private Stream<Document> stream(Scan scan, Document filter) {
        return Stream.iterate(scan.next(), Objects::nonNull, _ -> scan.next())
                .map(documents::get)
                .filter(document -> document != null && documentMatchesQuery(document, filter));
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty() || !ID.equals(getIdField())) {
            return super.count(query, skip, limit);
        }
        Plan plan = plan(query, new Document(), 0);
        long found =
                plan.exact() ? plan.count() : stream(plan.scan().get(), query).count();
        long counted = Math.max(0, found - skip);
        return (int) (limit > 0 ? Math.min(limit, counted) : counted);
    }

    /** Runs an aggregation that begins by letting pass only what matches the filter. */
    static <T> T aggregating(Document filter, Supplier<T> aggregation) {
        return ScopedValue.where(FILTER, new AtomicReference<>(filter)).call(aggregation::get);
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        // Only the aggregation's own documents are asked for first; then those to be joined to them.
        Document filter = FILTER.isBound() ? FILTER.get().getAndSet(null) : null;
        return ID.equals(getIdField())
                ? streamInParts(filter == null ? new Document() : filter)
                : super.queryAllAsStream();
    }

    private Stream<Document> streamInParts(Document filter) {
        Reading reading;
        synchronized (this) {
            reading = new Reading(plan(filter, new Document(), 0).scan().get(), filter, 0, 0, null);
        }
        return Stream.iterate(reading.take(PART), part -> !part.isEmpty(), _ -> reading.take(PART))
                .flatMap(List::stream);
    }

    /** A query under way, which reads on whenever its client asks. */
    private final class Reading extends AbstractCursor {

        private final Scan scan;
        private final Document projection;
        private final Iterator<Document> matching;

        Reading(Scan scan, Document filter, int skip, int limit, Document projection) {
            super(cursorRegistry.generateCursorId());
            this.scan = scan;
            this.projection = projection;
            this.matching = stream(scan, filter)
                    .skip(skip)
                    .limit(limit > 0 ? limit : Long.MAX_VALUE)
                    .iterator();
        }

        @Override
        public boolean isEmpty() {
            synchronized (DurableCollection.this) {
                try {
                    return !matching.hasNext();
                } finally {
                    scan.pause();
                }
            }
        }

        @Override
        public List<Document> takeDocuments(int number) {
            return take(number);
        }

        private List<Document> take(int number) {
            synchronized (DurableCollection.this) {
                List<Document> taken = new ArrayList<>();
                while (taken.size() < number && matching.hasNext()) {
                    taken.add(matching.next());
                }
                scan.pause();
                return projected(taken);
            }
        }

        private List<Document> projected(List<Document> taken) {
            return projection == null || projection.isEmpty()
                    ? taken
                    : matchDocumentsFromStream(new Document(), taken.stream(), 0, 0, 0, null, projection)
                            .collectDocuments();
        }
    }

    /** Fills a new index, while no document changes. */
    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
        orderedIndexes().filter(ordered -> !ordered.isFilled()).forEach(ordered -> ordered.fill(documents, this));
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
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
}
