package org.kyodo.chassis.database;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Writes of documents that another writer may come before: a taken key is an answer here, not an error. */
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

    /**
     * Makes the updates, whatever becomes of the others; those that insert where there is no document say so themselves.
     *
     * @return {@code false} when one did not find the document that it expected
     */
    public static boolean updateAll(MongoCollection<Document> collection, List<UpdateOneModel<Document>> updates) {
        DryRun.forbid("updates");
        if (updates.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getUpserts().size() == updates.size();
        } catch (MongoBulkWriteException e) {
            return notTaken(e);
        }
    }

    /** Inserts the documents whose keys are not taken. */
    public static void insertAll(MongoCollection<Document> collection, List<Document> documents) {
        DryRun.forbid("inserts");
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            notTaken(e);
        }
    }

    private static boolean notTaken(MongoBulkWriteException e) {
        if (e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
            return false;
        }
        throw e;
    }

    private static boolean notTaken(MongoWriteException e) {
        if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
            return false;
        }
        throw e;
    }
}
