package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.springframework.data.mongodb.core.MongoOperations;

/** Claims on what only one aggregate may have: a name, a programme's fiscal year. The first to take one holds it. */
public final class Claims {
    private final MongoCollection<Document> claims;

    public Claims(MongoOperations mongo) {
        this.claims = mongo.getCollection("claims");
    }

    /**
     * Takes the claim if it is free.
     *
     * @param claim what is claimed, such as {@code group-name/352039/<normalised name>}
     * @return who holds it now: {@code holder} itself, unless another was first
     */
    public String take(String claim, String holder) {
        if (ConditionalWrites.insert(claims, new Document("_id", claim).append("holder", holder))) {
            return holder;
        }
        // Where it was released between the two, it is free again.
        return holder(claim).orElseGet(() -> take(claim, holder));
    }

    /** Who holds the claim. */
    public Optional<String> holder(String claim) {
        return Optional.ofNullable(claims.find(eq("_id", claim)).first()).map(document -> document.getString("holder"));
    }

    /** Gives the claim back, if it is this holder's. */
    public void release(String claim, String holder) {
        claims.deleteOne(and(eq("_id", claim), eq("holder", holder)));
    }
}
