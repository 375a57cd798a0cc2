package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** A database made of {@link DurableCollection}s. */
final class DurableDatabase extends H2Database {

    private final MVStore store;
    private final Changes changes;

    /** How the index is described that is being made, because the library does not hand on all of it. */
    private final AtomicReference<Document> making;

    DurableDatabase(String name, MVStore store, CursorRegistry cursors, Changes changes) {
        // The inherited constructor opens the collections already.
        this.store = store;
        this.changes = changes;
        this.making = new AtomicReference<>();
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents = store.openMap(
                "databases." + name, new MVMap.Builder<Object, Document>().valueType(DocumentType.INSTANCE));
        MVMap<String, Object> sizes = store.openMap("meta." + name);
        return new DurableCollection(this, collection, options, documents, sizes, cursorRegistry, changes);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        // Whoever opens a map first says what it holds; the inherited method opens it again.
        store.openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE));
        Index<Object> unique = super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        boolean ofId = keys.size() == 1 && keys.getFirst().getKey().equals("_id");
        return ofId
                ? unique
                : new UniqueIndex(unique, ordered(collection, index, keys, sparse, new Document()), sparse);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        store.removeMap(orderOf(collection.getCollectionName(), index));
    }

    private OrderedIndex ordered(
            String collection, String index, List<IndexKey> keys, boolean sparse, Document filter) {
        MVMap<byte[], Object> entries = store.openMap(
                orderOf(collection, index), new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE));
        return new OrderedIndex(entries, index, keys, sparse, filter);
    }

    /** The name of the map in which the order of an index is kept. */
    private String orderOf(String collection, String index) {
        return getFullCollectionNamespace(collection) + "._order_" + index;
    }

    @Override
    protected synchronized void addIndex(Document description) {
        // A collection that is made for it comes with an index of its own.
        Document outer = making.getAndSet(description);
        try {
            super.addIndex(description);
        } finally {
            making.set(outer);
        }
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        Document filter =
                (Document) description(collection, index).getOrDefault("partialFilterExpression", new Document());
        return ordered(collection, index, keys, sparse, filter);
    }

    /** The library would also forget the indexes of that name of all other collections. */
    void dropIndexes(String name, Object asked) {
        MongoCollection<Object> collection = resolveCollection(name, true);
        List<Document> found = indexes.get()
                .handleQueryAsStream(new Document("ns", getFullCollectionNamespace(name)))
                .filter(each -> asked.equals("*")
                        ? !isPrimaryKeyIndex((Document) each.get("key"))
                        : asked.equals(each.get("name")) || asked.equals(each.get("key")))
                .toList();
        if (found.isEmpty() && !asked.equals("*")) {
            throw new IndexNotFoundException("index not found: " + asked + " of " + name);
        }
        for (Document each : found) {
            dropIndex(collection, (String) each.get("name"));
            indexes.get().deleteDocuments(new Document("ns", each.get("ns")).append("name", each.get("name")), 1);
        }
    }

    private Document description(String collection, String index) {
        Document stored = making.get();
        return stored != null
                ? stored
                : indexes.get()
                        .handleQueryAsStream(
                                new Document("ns", getFullCollectionNamespace(collection)).append("name", index))
                        .findFirst()
                        .orElseThrow();
    }
}
