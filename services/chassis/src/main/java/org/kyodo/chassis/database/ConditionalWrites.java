package org.kyodo.chassis.database;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Writes of one document that another writer may come before: a taken key is an answer here, not an error. */
public final class ConditionalWrites {
    private ConditionalWrites() {}

    /** Inserts the document. @return {@code false} when its key is taken */
    public static boolean insert(MongoCollection<Document> collection, Document document) {
        DryRun.forbid("an insert");
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            return notTaken(e);
        }
    }

    /**
     * Updates the document that is as expected, or inserts it where there is none with its key.
     *
     * @param expected the key and conditions
     * @return {@code false} when there is one with this key that is not as expected
     */
    public static boolean upsert(MongoCollection<Document> collection, Bson expected, Bson update) {
        DryRun.forbid("an upsert");
        try {
            UpdateResult result = collection.updateOne(expected, update, new UpdateOptions().upsert(true));
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            return notTaken(e);
        }
    }

    private static boolean notTaken(MongoWriteException e) {
        if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
            return false;
        }
        throw e;
    }
}
