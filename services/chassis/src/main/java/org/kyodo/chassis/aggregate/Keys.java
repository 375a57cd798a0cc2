package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Which id an idempotency key led to where a command makes something new: made anew at a repeat it could not be found, for
 * it begins with the time.
 */
public final class Keys implements Indexed {
    private static final String COLLECTION = "keys";

    private final MongoCollection<Document> keys;
    private final Clock wallClock;

    public Keys(MongoOperations mongo, Clock wallClock) {
        this.keys = mongo.getCollection(COLLECTION);
        this.wallClock = wallClock;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(COLLECTION, "at"));
    }

    /** The id that was first made for the key: now, or before. */
    public UUID idFor(Request.Key key, Actor actor, MunicipalityCode municipality) {
        String known = municipality + "/" + key.of(actor);
        UUID id = Ids.next();
        boolean first = ConditionalWrites.insert(
                keys,
                new Document("_id", known).append("id", id.toString()).append("at", Date.from(wallClock.instant())));
        if (first) {
            return id;
        }
        Document before = keys.find(eq("_id", known)).first();
        // Where it was removed between the two, it is free again.
        return before == null ? idFor(key, actor, municipality) : UUID.fromString(before.getString("id"));
    }

    /** Keys older than this. */
    public Ageing ageing(Duration age) {
        return Ageing.of(
                "keys", keys, () -> lt("at", Date.from(wallClock.instant().minus(age))));
    }
}
