package org.kyodo.chassis.sealing;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.Base64;
import java.util.function.Supplier;
import org.bson.Document;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.springframework.data.mongodb.core.MongoOperations;

/** Keyed hashes of a service, the same for all its replicas. The key is looked for when it is needed first, not at the start. */
public final class ServiceKey {
    private static final String ID = "service";

    private final Supplier<Fingerprints> source;
    private volatile Fingerprints known;

    /** @param source of a service with keys of its own */
    public ServiceKey(Supplier<Fingerprints> source) {
        this.source = source;
    }

    /**
     * For a service that was given no master key: made by the first replica that needs it and kept in the database, so it keeps
     * callers out, not who reads the database.
     */
    public static ServiceKey keptIn(MongoOperations mongo) {
        return new ServiceKey(() -> new Fingerprints(Base64.getDecoder().decode(kept(mongo))));
    }

    /** @param purpose so that the same text has another hash elsewhere @return in hex */
    public String fingerprint(String purpose, String text) {
        Fingerprints now = known;
        if (now == null) {
            now = source.get();
            known = now;
        }
        return now.of(purpose, text);
    }

    private static String kept(MongoOperations mongo) {
        MongoCollection<Document> secrets = mongo.getCollection("secrets");
        DryRun.outside(() -> ConditionalWrites.insert(
                secrets,
                new Document("_id", ID).append("key", Base64.getEncoder().encodeToString(MasterKey.newKey()))));
        return secrets.find(eq("_id", ID)).first().getString("key");
    }
}
