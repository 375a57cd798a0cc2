package org.kyodo.chassis.database;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * An index, declared beside the query that it serves: what is compared by equality first (the municipality before all
 * else), then what is sorted by, then ranges.
 *
 * @param whereExists only documents with this field are in it
 */
public record Index(String collection, List<String> fields, Optional<String> whereExists) {
    public static Index of(String collection, String... fields) {
        return new Index(collection, List.of(fields), Optional.empty());
    }

    /** The same, of documents with this field alone. */
    public Index whereExists(String field) {
        return new Index(collection, fields, Optional.of(field));
    }

    /** Creates it unless it is there; comes back when it is built. */
    public void create(MongoOperations mongo) {
        IndexOptions options = new IndexOptions();
        whereExists.ifPresent(
                field -> options.partialFilterExpression(new Document(field, new Document("$exists", true))));
        mongo.getCollection(collection).createIndex(Indexes.ascending(fields), options);
    }
}
