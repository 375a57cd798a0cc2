package org.kyodo.chassis.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.gridfs.GridFSBuckets;
import java.util.Arrays;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.kyodo.kit.DocumentStoreConformance;
import org.kyodo.kit.StableApiListener;
import org.kyodo.kit.TestDatabase;

class GridFsStoreTest extends DocumentStoreConformance {
    private static final StableApiListener STABLE = new StableApiListener();
    private static final TestDatabase DATABASE = TestDatabase.fresh(STABLE);

    @AfterEach
    void within_the_stable_api() {
        assertThat(STABLE.outside()).isEmpty();
    }

    @AfterAll
    static void close() {
        DATABASE.drop();
        DATABASE.close();
    }

    @Override
    protected DocumentStore store() {
        return new GridFsStore(DATABASE.mongo());
    }

    @Override
    protected long piecesOf(String key) {
        return DATABASE.mongo().getCollection("uploads.chunks").countDocuments(new Document("files_id", key))
                + DATABASE.mongo().getCollection("uploads.files").countDocuments(new Document("_id", key));
    }

    @Override
    protected void dieWhileWriting(String key, byte[] content) {
        DATABASE.mongo().execute(database -> {
            // Never closed: its pieces are there, and no file.
            GridFSBuckets.create(database, GridFsStore.BUCKET)
                    .openUploadStream(new BsonString(key), key)
                    .write(Arrays.copyOf(content, content.length), 0, content.length);
            return null;
        });
    }
}
