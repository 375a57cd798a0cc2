package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Something that is kept for a time only 保存期間. */
public interface Ageing {
    /** What it is, for metrics and logs. */
    String name();

    /** Removes some of what is too old. @param limit at most this many @return how many were removed */
    long remove(int limit);

    /** Documents that are removed as soon as they match. */
    static Ageing of(String name, MongoCollection<Document> collection, Supplier<Bson> aged) {
        return of(name, collection, aged, these -> collection.deleteMany(these).getDeletedCount());
    }

    /** Documents from which something is removed as soon as they match, and which then match no more. */
    static Ageing of(
            String name, MongoCollection<Document> collection, Supplier<Bson> aged, ToLongFunction<Bson> removal) {
        return new Ageing() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long remove(int limit) {
                Bson filter = aged.get();
                List<Object> ids = collection
                        .find(filter)
                        .projection(Projections.include("_id"))
                        .limit(limit)
                        .map(document -> document.get("_id"))
                        .into(new ArrayList<>());
                return ids.isEmpty() ? 0 : removal.applyAsLong(and(in("_id", ids), filter));
            }
        };
    }
}
