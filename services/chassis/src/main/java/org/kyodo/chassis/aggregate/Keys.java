package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
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

    /**
     * The id that was first made for the key: now, or before. In a {@link DryRun} the key stays free.
     *
     * @param deciding is given a new id before the key is taken for it; the key stays free where it throws
     */
    public UUID idFor(Request.Key key, Actor actor, MunicipalityCode municipality, Consumer<UUID> deciding) {
        String known = municipality + "/" + key.of(actor);
        Document taken = keys.find(eq("_id", known)).first();
        if (taken != null) {
            return UUID.fromString(taken.getString("id"));
        }
        UUID id = Ids.next();
        if (DryRun.isOn()) {
            return id;
        }
        deciding.accept(id);
        boolean first = ConditionalWrites.insert(
                keys,
                new Document("_id", known).append("id", id.toString()).append("at", Date.from(wallClock.instant())));
        // Where another was first, or it was removed since, it is looked for again.
        return first ? id : idFor(key, actor, municipality, deciding);
    }

    /** Keys older than this. */
    public Ageing ageing(Duration age) {
        return Ageing.of(
                "keys", keys, () -> lt("at", Date.from(wallClock.instant().minus(age))));
    }
}
