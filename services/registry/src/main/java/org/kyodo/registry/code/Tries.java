package org.kyodo.registry.code;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Counts how often somebody tried to give a code 照合の回数. A try is counted before it is compared, so that no more are compared
 * than are allowed, whichever replicas they race through. Each code has its own count, for no two have one hash.
 */
public final class Tries implements Indexed {
    private static final String COLLECTION = "codeTries";
    private static final String AT = "at";
    /** Longer than a code is ever valid. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final MongoCollection<Document> tries;
    private final Clock wallClock;

    public Tries(MongoOperations mongo, Clock wallClock) {
        this.tries = mongo.getCollection(COLLECTION);
        this.wallClock = wallClock;
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(COLLECTION, AT));
    }

    /** A fact. @param number of the try, from 1; 0 in a {@link DryRun}, which is none */
    public record Try(int number) {}

    /** The next try of the code. @param fingerprint of the code, as it is kept */
    public Try next(String fingerprint) {
        if (DryRun.isOn()) {
            return new Try(0);
        }
        return new Try(tries.findOneAndUpdate(
                        eq("_id", fingerprint),
                        Updates.combine(Updates.inc("tries", 1), Updates.set(AT, Date.from(wallClock.instant()))),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
                .get("tries", Number.class)
                .intValue());
    }

    /** Counts that nobody needs any more. */
    Ageing ageing() {
        return Ageing.of(
                "tries of codes",
                tries,
                () -> lt(AT, Date.from(wallClock.instant().minus(KEPT))));
    }
}
