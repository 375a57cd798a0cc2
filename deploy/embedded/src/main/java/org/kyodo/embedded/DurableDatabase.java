package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database made of {@link DurableCollection}s. */
final class DurableDatabase extends H2Database {

    private final MVStore store;
    private final Changes changes;

    DurableDatabase(String name, MVStore store, CursorRegistry cursors, Changes changes) {
        // The inherited constructor opens the collections already.
        this.store = store;
        this.changes = changes;
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
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }
}
