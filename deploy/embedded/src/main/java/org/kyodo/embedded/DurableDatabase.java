package org.kyodo.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database made of {@link DurableCollection}s. */
final class DurableDatabase extends H2Database {

    private final MVStore store;

    DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
        // The inherited constructor opens the collections already.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents = store.openMap(
                "databases." + name, new MVMap.Builder<Object, Document>().valueType(DocumentType.INSTANCE));
        MVMap<String, Object> sizes = store.openMap("meta." + name);
        return new DurableCollection(this, collection, options, documents, sizes, cursorRegistry);
    }
}
