package org.kyodo.chassis.relay;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Pending;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Everything a service ever told, kept for ever: the audit trail, and what a lost Kafka cluster is rebuilt from. The hashes
 * of an aggregate's entries form a chain, so a change of one entry shows in all that follow.
 */
public final class Journal implements Indexed {
    private static final String COLLECTION = "journal";

    private final String collection;
    private final MongoCollection<Document> entries;

    public Journal(MongoOperations mongo) {
        this(mongo, COLLECTION);
    }

    /** @param collection of its own, for a stream that goes to a topic of its own */
    public Journal(MongoOperations mongo, String collection) {
        this.collection = collection;
        this.entries = mongo.getCollection(collection);
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(collection, "subject", "sequence"));
    }

    /** Appends the events; one that is there already stays as it is. */
    void append(Collection<Pending> events) {
        try {
            entries.insertMany(events.stream().map(Journal::entry).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyRepeats = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyRepeats) {
                throw e;
            }
        }
    }

    /** The subject of the first entry that does not follow from the one before it, if there is one. */
    public Optional<String> firstBroken() {
        String subject = "";
        String chain = "";
        long sequence = 0;
        for (Document entry : entries.find().sort(Indexes.ascending("subject", "sequence"))) {
            Pending event = Pending.of(entry);
            if (!entry.getString("subject").equals(subject)) {
                subject = entry.getString("subject");
                chain = "";
                sequence = 0;
            }
            sequence++;
            if (!event.follows(chain) || event.sequence() != sequence) {
                return Optional.of(entry.getString("_id"));
            }
            chain = event.hash();
        }
        return Optional.empty();
    }

    /** Every event in the order of each subject. */
    public void forEach(Consumer<Pending> reader) {
        entries.find()
                .sort(Indexes.ascending("subject", "sequence"))
                .map(Pending::of)
                .forEach(reader);
    }

    private static Document entry(Pending event) {
        String subject = event.headers().get("ce_subject");
        return new Document("_id", subject + "/" + event.sequence())
                .append("subject", subject)
                .append("sequence", event.sequence())
                .append("headers", new Document(event.headers()))
                .append("data", event.data())
                .append("hash", event.hash());
    }
}
