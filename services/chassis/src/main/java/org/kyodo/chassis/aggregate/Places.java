package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.decide.Quota;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Claims on what only so many may have at a time. All places of one kind and owner are one document, so the last of them is taken
 * once, whichever replicas race for it.
 *
 * <p>A place is taken before its holder is committed and given up after its holder has ended. Where a process died between the two,
 * it is found by whoever next needs one: the holder does not stand, and has had time to.
 */
final class Places {
    /** Between taking a place and committing are milliseconds; a process may be held up, though. */
    private static final Duration TIME_TO_COMMIT = Duration.ofMinutes(5);

    private static final String HOLDERS = "holders";
    private static final String ID = HOLDERS + ".id";

    private final MongoCollection<Document> places;

    Places(MongoOperations mongo) {
        this.places = mongo.getCollection("places");
    }

    /**
     * Takes a place for the holder, if there is one or it has one already; in a {@link DryRun} it only looks whether it could.
     *
     * @param kind and owner, such as {@code subscription/352039/welfare}
     * @param stands whether a holder has what it holds the place for
     * @return used up where it has none
     */
    Quota take(String kind, int most, String holder, Instant now, Predicate<String> stands) {
        Predicate<Document> remains =
                other -> !other.getDate("at").toInstant().plus(TIME_TO_COMMIT).isBefore(now)
                        || stands.test(other.getString("id"));
        if (DryRun.isOn()) {
            long had = holders(kind).stream()
                    .filter(other -> !other.getString("id").equals(holder) && remains.test(other))
                    .count();
            return new Quota(had, most);
        }
        Bson free = exists(HOLDERS + "." + (most - 1), false);
        if (places.find(and(eq("_id", kind), eq(ID, holder))).first() != null || push(kind, free, holder, now)) {
            return new Quota(0, most);
        }
        for (Document other : holders(kind)) {
            if (!remains.test(other)) {
                giveUp(kind, other.getString("id"));
            }
        }
        return push(kind, free, holder, now)
                ? new Quota(0, most)
                : new Quota(holders(kind).size(), most);
    }

    /** Notes who holds a place, be there one or not: what is committed is done. */
    void hold(String kind, String holder, Instant now) {
        push(kind, new Document(), holder, now);
    }

    void giveUp(String kind, String holder) {
        DryRun.forbid("giving up a place");
        places.updateOne(eq("_id", kind), new Document("$pull", new Document(HOLDERS, new Document("id", holder))));
    }

    private boolean push(String kind, Bson where, String holder, Instant now) {
        return ConditionalWrites.upsert(
                places,
                and(eq("_id", kind), ne(ID, holder), where),
                new Document("$push", new Document(HOLDERS, new Document("id", holder).append("at", Date.from(now)))));
    }

    private List<Document> holders(String kind) {
        Document found = places.find(eq("_id", kind)).first();
        return found == null ? List.of() : found.getList(HOLDERS, Document.class, List.of());
    }
}
