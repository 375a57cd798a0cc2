package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.springframework.data.mongodb.core.MongoOperations;

/** Claims on what only one aggregate may have: a name, a programme's fiscal year. The first to take one holds it. */
public final class Claims {
    private final MongoCollection<Document> claims;

    public Claims(MongoOperations mongo) {
        this.claims = mongo.getCollection("claims");
    }

    /**
     * Takes the claim if it is free; in a {@link DryRun} it only looks whether it could.
     *
     * @param claim what is claimed, such as {@code group-name/352039/<normalised name>}
     * @return who holds it now: {@code holder} itself, unless another was first
     */
    public String take(String claim, String holder) {
        return take(claim, holder, other -> true);
    }

    /**
     * The same where a holder may have lost what it claimed for.
     *
     * @param stands whether another holder still has it; the claim of one that has not goes to the next who asks
     */
    public String take(String claim, String holder, Predicate<String> stands) {
        if (DryRun.isOn()) {
            return holder(claim)
                    .filter(other -> other.equals(holder) || stands.test(other))
                    .orElse(holder);
        }
        String first = takeFree(claim, holder);
        if (first.equals(holder) || stands.test(first)) {
            return first;
        }
        release(claim, first);
        return takeFree(claim, holder);
    }

    private String takeFree(String claim, String holder) {
        if (ConditionalWrites.insert(claims, new Document("_id", claim).append("holder", holder))) {
            return holder;
        }
        // Where it was released between the two, it is free again.
        return holder(claim).orElseGet(() -> takeFree(claim, holder));
    }

    /** Who holds the claim. */
    public Optional<String> holder(String claim) {
        return Optional.ofNullable(claims.find(eq("_id", claim)).first()).map(document -> document.getString("holder"));
    }

    /** Gives the claim back, if it is this holder's; not in a {@link DryRun}. */
    public void release(String claim, String holder) {
        if (DryRun.isOn()) {
            return;
        }
        claims.deleteOne(and(eq("_id", claim), eq("holder", holder)));
    }
}
