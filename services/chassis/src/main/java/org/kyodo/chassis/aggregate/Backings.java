package org.kyodo.chassis.aggregate;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.Backing;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The backers 応援者 that stages have given up, so that a matter which thousands back costs no more per commit than one of a
 * few. A backer is written here before the stage leaves them out: whoever reads the stage first and then this finds them.
 */
public final class Backings {
    /** A stage keeps at most this many itself; above it, it gives up the older half. */
    static final int MOST = 50;

    private final MongoCollection<Document> backings;

    public Backings(MongoOperations mongo) {
        this.backings = mongo.getCollection("backings");
    }

    /** Who was given up here. @param matter such as {@code gathering/<id>} */
    public BackedBefore of(String matter) {
        return new BackedBefore(
                account -> backings.find(eq("_id", id(matter, account))).first() != null);
    }

    /** What is left to the stage of those it has. @param before as it was committed last */
    public Backing spilled(String matter, Backing before, Backing after, MunicipalityCode municipality) {
        List<AccountRef> older = Overflow.of(before.latest(), after.latest(), MOST);
        older.forEach(account -> ConditionalWrites.insert(
                backings, new Document("_id", id(matter, account)).append("municipality", municipality.code())));
        return after.without(older);
    }

    private static String id(String matter, AccountRef account) {
        return matter + "/" + account;
    }
}
